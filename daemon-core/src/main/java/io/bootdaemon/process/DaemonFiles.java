package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.commandline.ByteString;

/**
 * The files of a running daemon. Lock and state file follow from the PID file.
 *
 * @param pidFile the number and a newline: information, never proof
 * @param lockFile what decides; never removed
 * @param stateFile what is known of the daemon
 * @param logFile standard output and standard error
 */
public record DaemonFiles(Path pidFile, Path lockFile, Path stateFile, Path logFile) {

	private static final String LOCK = ".lock";

	/** The log file that means 'no log'. */
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
		return new DaemonFiles(pidFile, beside(pidFile, LOCK), stateFile(pidFile), logFile);
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
	 * The PID file of a successor, until it takes over in a hot restart.
	 * @param pidFile the PID file
	 * @return its path with {@code .next} behind
	 */
	public static Path next(Path pidFile) {
		return beside(pidFile, ".next");
	}

	/**
	 * The file that is there while a hot restart is under way, for the supervisor.
	 * @param pidFile the PID file
	 * @return its path with {@code .hot} behind
	 */
	public static Path hotMark(Path pidFile) {
		return beside(pidFile, ".hot");
	}

	/**
	 * The PID file that belongs to a lock.
	 * @param lockFile the lock
	 * @return the PID file; empty if that is no lock's path
	 */
	static Optional<Path> pidFileOfLock(Path lockFile) {
		String path = ByteString.of(lockFile);
		return path.endsWith(LOCK)
				? Optional.of(ByteString.toPath(path.substring(0, path.length() - LOCK.length()), Path.of("/")))
				: Optional.empty();
	}

	/**
	 * The same files by the path of their directory that leads through no link.
	 * @return the files; these if the directory isn't there
	 */
	public DaemonFiles real() {
		try {
			Path directory = this.pidFile.getParent().toRealPath();
			return of(directory.resolve(this.pidFile.getFileName()), this.logFile);
		}
		catch (IOException ex) {
			// Gone: nothing is at either path
			return this;
		}
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
