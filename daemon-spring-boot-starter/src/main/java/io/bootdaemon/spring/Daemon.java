package io.bootdaemon.spring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import io.bootdaemon.ReloadResult;

/**
 * This application as a process. There is one such bean, in the foreground too.
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
	 * How often it has been started again after it had ended unexpectedly.
	 * @return 0 without a restart policy
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
	 * @return what came of it
	 * @throws IllegalStateException if the application has not started yet
	 */
	ReloadResult reload();

	/**
	 * Opens the log anew, as at SIGUSR1. Does nothing without a log.
	 * @throws IOException if it can't be opened; then it stays as it was
	 */
	void reopenLog() throws IOException;

	/**
	 * Ends this application, as SIGTERM would, but with exit code 0. Returns at once.
	 */
	void stop();

	/**
	 * Ends this application and starts it again, as {@code --restart} would: by the same
	 * handoff, when this JVM has ended. What can be checked is checked before anything is
	 * stopped; if it is refused, this application goes on, and the reason is in the log.
	 * Returns at once.
	 * @throws IllegalStateException in the foreground, where whoever started it has to do
	 * that
	 * @throws IOException if the process that does it can't be started
	 */
	void restart() throws IOException;

}
