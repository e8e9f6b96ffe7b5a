package io.bootdaemon.spring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import io.bootdaemon.ReloadResult;

/**
 * This application as a process. There is exactly one such bean, also in the foreground.
 */
public interface Daemon {

	/**
	 * Whether this application runs in the background.
	 * @return false in the foreground
	 */
	boolean isBackground();

	/**
	 * Its name.
	 * @return {@code daemon.name} in the background, the application's name otherwise
	 */
	String getName();

	/**
	 * Its process id.
	 * @return that of this JVM
	 */
	long getPid();

	/**
	 * When its process was started.
	 * @return that of this JVM
	 */
	Instant getStarted();

	/**
	 * How often the supervisor has started it again after an unexpected end.
	 * @return the number; 0 without a restart policy
	 */
	int getRestarts();

	/**
	 * Its PID file.
	 * @return an absolute path; empty in the foreground
	 */
	Optional<Path> getPidFile();

	/**
	 * The file that gets its standard output and standard error.
	 * @return an absolute path; empty in the foreground, or if they go nowhere
	 */
	Optional<Path> getLogFile();

	/**
	 * Reloads, as at SIGHUP, and returns when that is done.
	 * @return the result
	 * @throws IllegalStateException if the application has not started yet
	 */
	ReloadResult reload();

	/**
	 * Reopens the log, as at SIGUSR1. Does nothing without a log.
	 * @throws IOException if it can't be opened; then the open file stays in use
	 */
	void reopenLog() throws IOException;

	/**
	 * Ends this application as SIGTERM would, but with exit code 0. Returns at once.
	 * @throws IllegalStateException if the process isn't the application's own, as in a
	 * test or a servlet container
	 */
	void stop();

	/**
	 * Ends this application and starts it again, as {@code --restart} would: by the same
	 * handoff, when this JVM has ended. What can be checked is checked before anything is
	 * stopped; if it is refused, this application goes on, and the reason is in the log.
	 * Returns at once.
	 * @throws IllegalStateException in the foreground
	 * @throws IOException if the process that does the restart can't be started
	 */
	void restart() throws IOException;

}
