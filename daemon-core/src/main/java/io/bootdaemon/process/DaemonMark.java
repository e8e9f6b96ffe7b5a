package io.bootdaemon.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.commandline.ByteString;

/**
 * The first options on a daemon's command line, put there by the stage: the PID file to
 * which the daemon belongs, and the lock with which it was started. The mark proves
 * nothing, as anybody can type it: the daemon is the process that also holds that lock.
 * These are system properties and no environment variables, as the programs that a daemon
 * starts are no daemons.
 *
 * @param pidFile the PID file as it was typed, absolute; it may lead through links
 * @param lock the lock file
 */
public record DaemonMark(Path pidFile, FileId lock) {

	/**
	 * The system property that names the PID file.
	 */
	public static final String PROPERTY = "bootdaemon.pid-file";

	private static final String LOCK_PROPERTY = "bootdaemon.lock";

	private static final String PID_FILE_OPTION = "-D" + PROPERTY + "=";

	private static final String LOCK_OPTION = "-D" + LOCK_PROPERTY + "=";

	/**
	 * The options that are the mark.
	 * @return two words, as byte strings
	 */
	public List<String> options() {
		return List.of(PID_FILE_OPTION + ByteString.of(this.pidFile), LOCK_OPTION + this.lock);
	}

	/**
	 * Whether an option of a JVM is part of a mark.
	 * @param option the option, as a byte string
	 * @return whether it names a PID file or a lock
	 */
	public static boolean isPart(String option) {
		return option.startsWith(PID_FILE_OPTION) || option.startsWith(LOCK_OPTION);
	}

	/**
	 * The place of the mark on a command line. In that of a stage, and of a shell that is
	 * about to become the daemon, it stands further behind.
	 * @param words the command line, as byte strings
	 * @return the index of its first word; -1 if there is no mark
	 */
	public static int indexIn(List<String> words) {
		for (int index = 1; index + 1 < words.size(); index++) {
			if (words.get(index).startsWith(PID_FILE_OPTION) && words.get(index + 1).startsWith(LOCK_OPTION)) {
				return index;
			}
		}
		return -1;
	}

	/**
	 * Finds the mark on a command line.
	 * @param words the command line, as byte strings
	 * @return the mark; empty if there is none
	 */
	public static Optional<DaemonMark> find(List<String> words) {
		int index = indexIn(words);
		if (index < 0) {
			return Optional.empty();
		}
		Path pidFile = ByteString.toPath(words.get(index).substring(PID_FILE_OPTION.length()), Path.of("/"));
		return of(pidFile, words.get(index + 1).substring(LOCK_OPTION.length()));
	}

	/**
	 * The mark as the JVM's system properties have it, in which a path may have lost
	 * bytes that the locale doesn't know.
	 */
	static Optional<DaemonMark> ofProperties() {
		return of(Path.of(System.getProperty(PROPERTY, "/")), System.getProperty(LOCK_PROPERTY, ""));
	}

	private static Optional<DaemonMark> of(Path pidFile, String lock) {
		return FileId.parse(lock)
			.filter((id) -> pidFile.getFileName() != null)
			.map((id) -> new DaemonMark(pidFile, id));
	}

}
