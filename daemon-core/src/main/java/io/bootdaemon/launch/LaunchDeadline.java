package io.bootdaemon.launch;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.process.JvmShutdown;

/**
 * The time that the original process has for its own work. Whatever it waits for, its
 * caller doesn't wait for ever.
 */
final class LaunchDeadline implements AutoCloseable {

	/** For shutdown hooks, which may be what doesn't end. */
	private static final Duration SHUTDOWN = Duration.ofSeconds(5);

	private final Thread launching = Thread.currentThread();

	private final Thread watching;

	private LaunchDeadline(DaemonOptions options) {
		this.watching = new Thread(() -> await(options), "daemon-launch-deadline");
		this.watching.setDaemon(true);
	}

	/**
	 * Begins; what this thread does until it is closed has to be done in time.
	 * @param options of the daemon: its start-timeout is the time; zero for no deadline
	 */
	static LaunchDeadline of(DaemonOptions options) {
		LaunchDeadline deadline = new LaunchDeadline(options);
		if (!options.startTimeout().isZero()) {
			deadline.watching.start();
		}
		return deadline;
	}

	private void await(DaemonOptions options) {
		try {
			Thread.sleep(options.startTimeout().toMillis());
			System.err.println(options.name() + ": the original process has made no progress for "
					+ options.startTimeout().toSeconds() + " s (daemon.start-timeout). It waits here:\n"
					+ Stream.of(this.launching.getStackTrace())
						.map((frame) -> "\tat " + frame)
						.collect(Collectors.joining("\n")));
			JvmShutdown.force(ExitStatus.NO_PROGRESS.code(), SHUTDOWN);
		}
		catch (InterruptedException ex) {
			// It is closed
		}
	}

	@Override
	public void close() {
		this.watching.interrupt();
	}

}
