package io.bootdaemon.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.FileId;
import io.bootdaemon.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The trial of the java by which a daemon is to be restarted, before the daemon is
 * stopped: after an update of the JDK its options may be refused.
 *
 * @param restart how it is to be started again
 */
public record JavaTrial(Restart restart) {

	private static final String NOTHING_STOPPED = "Nothing was stopped. Type --restart=fresh with a java and options "
			+ "that fit, or mend the JDK.";

	/**
	 * Tries the java that will be used, with the daemon's options, unless it is the one
	 * that runs.
	 * @param target which daemon
	 * @param terminal where it is said that it is another one
	 * @param patience how long it may take; zero for ever
	 * @throws LaunchException if it doesn't start; nothing was stopped
	 */
	public void run(Target target, Terminal terminal, Duration patience) throws LaunchException {
		ProcessIdentity process = DaemonLookup.of(target).process();
		if (process == null || isRunBy(process.pid())) {
			return;
		}
		terminal.warn(
				"process " + process.pid() + " was started by another java; " + this.restart.java() + " will be used");
		List<String> words = new ArrayList<>(List.of(ByteString.of(this.restart.java())));
		this.restart.commandLine().options().stream().filter(JavaTrial::canBeTried).forEach(words::add);
		words.add("-version");
		try {
			Process trial = new ProcessBuilder(words.stream().map(ByteString::toText).toList())
				.directory(this.restart.directory().toFile())
				.redirectErrorStream(true)
				.start();
			String said = firstLine(trial, patience);
			if (trial.exitValue() != 0) {
				throw cannotRun(said, null);
			}
		}
		catch (TimeoutException ex) {
			throw new LaunchException(ExitStatus.NO_PROGRESS, "'" + this.restart.java()
					+ "', tried with the daemon's options, has not ended within " + patience.toSeconds() + " s.",
					NOTHING_STOPPED, ex);
		}
		catch (IOException | ExecutionException ex) {
			throw cannotRun(FailureReason.of(ex), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw cannotRun("interrupted", ex);
		}
	}

	/** Reads all that a process says until it has ended. In time, or it is killed. */
	private static String firstLine(Process process, Duration patience)
			throws IOException, InterruptedException, ExecutionException, TimeoutException {
		try {
			process.getOutputStream().close();
			return CompletableFuture
				.supplyAsync(() -> process.inputReader(StandardCharsets.UTF_8).lines().reduce((first, next) -> first))
				.thenCombine(process.onExit(), (line, ended) -> line.orElse("it says nothing"))
				.get(patience.isZero() ? Long.MAX_VALUE : patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private boolean isRunBy(long pid) {
		try {
			return FileId.of(this.restart.java()).equals(FileId.of(Path.of("/proc/" + pid + "/exe")));
		}
		catch (IOException ex) {
			// It belongs to another user, or one of the two is gone
			return false;
		}
	}

	/** What a second JVM can't share with the one that runs is left out. */
	private static boolean canBeTried(String option) {
		return Stream
			.of("-agent", "-javaagent:", "-Dcom.sun.management.", "-Xlog", "-Xrunjdwp", "-Xloggc:",
					"-XX:StartFlightRecording", "-XX:+AlwaysPreTouch")
			.noneMatch(option::startsWith);
	}

	private LaunchException cannotRun(String reason, @Nullable Exception cause) {
		return new LaunchException(ExitStatus.UNAVAILABLE,
				"'" + this.restart.java() + "' doesn't start with the daemon's options: " + reason + ".",
				NOTHING_STOPPED, cause);
	}

}
