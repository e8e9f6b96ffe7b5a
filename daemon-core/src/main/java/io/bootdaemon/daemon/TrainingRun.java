package io.bootdaemon.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.handoff.ClassArchive;

/**
 * This JVM, if it is started for a training alone: it notes the classes that a start
 * loads, and ends when the application has come as far as it may without being seen.
 */
public final class TrainingRun {

	private TrainingRun() {
	}

	/**
	 * Begins: the training ends in time, whatever the application does.
	 */
	public static void begin() {
		Duration limit = Duration.ofSeconds(Long.getLong(ClassArchive.TRAINING_PROPERTY, 0));
		if (!limit.isZero()) {
			Thread thread = new Thread(() -> endAfter(limit), "daemon-training-limit");
			thread.setDaemon(true);
			thread.start();
		}
	}

	/**
	 * Ends the training: the JVM writes its archive. No shutdown hook runs, as with
	 * Spring's own {@code spring.context.exit}: what has not begun need not be ended.
	 */
	public static void end() {
		try {
			DaemonProcess.rehearse(Path.of(System.getProperty("java.io.tmpdir")));
		}
		catch (IOException ex) {
			System.err.println("The archive will lack the classes of a daemon: " + ex);
		}
		Runtime.getRuntime().halt(ExitStatus.OK.code());
	}

	private static void endAfter(Duration limit) {
		try {
			Thread.sleep(limit.toMillis());
			System.err.println("The application was not refreshed within " + limit.toSeconds()
					+ " s (daemon.start-timeout), so that there is nothing to train with.");
			Runtime.getRuntime().halt(ExitStatus.NO_PROGRESS.code());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
