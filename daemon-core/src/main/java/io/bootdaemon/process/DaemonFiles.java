package io.bootdaemon.process;

import java.nio.file.Path;

import io.bootdaemon.DaemonOptions;

/**
 * The files of a running daemon. Lock and state file follow from the PID file.
 *
 * @param pidFile the number and a newline: information, never proof
 * @param lockFile what decides; never removed
 * @param stateFile what is known of the daemon
 * @param logFile standard output and standard error
 */
public record DaemonFiles(Path pidFile, Path lockFile, Path stateFile, Path logFile) {

	/**
	 * As which the lock is open in stage and daemon: stage.sh and lock.sh know it too.
	 */
	public static final int LOCK_DESCRIPTOR = 9;

	/** A log that isn't one. */
	public static final Path NOWHERE = Path.of("/dev/null");

	/**
	 * The files these options mean.
	 * @param options the options
	 * @return the files
	 */
	public static DaemonFiles of(DaemonOptions options) {
		return of(options.pidFile(), options.logFile());
	}

	/**
	 * The files that belong to a PID file.
	 * @param pidFile the PID file, absolute
	 * @param logFile the log, absolute
	 * @return the files
	 */
	public static DaemonFiles of(Path pidFile, Path logFile) {
		return new DaemonFiles(pidFile, beside(pidFile, ".lock"), stateFile(pidFile), logFile);
	}

	/**
	 * The state file that belongs to a PID file.
	 * @param pidFile the PID file
	 * @return its path with {@code .state} behind
	 */
	public static Path stateFile(Path pidFile) {
		return beside(pidFile, ".state");
	}

	/**
	 * Whether there is a log at all.
	 * @return false if it is /dev/null
	 */
	public boolean hasLog() {
		return !this.logFile.equals(NOWHERE);
	}

	private static Path beside(Path file, String suffix) {
		return file.resolveSibling(file.getFileName() + suffix);
	}

}
