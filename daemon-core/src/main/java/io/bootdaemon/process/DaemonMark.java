package io.bootdaemon.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.commandline.ByteString;

/**
 * The mark by which a JVM knows that it is a daemon, and by which others find one: a
 * system property, first on its command line, that names its PID file. A property and no
 * environment variable, as a program that a daemon starts is none.
 */
public final class DaemonMark {

	/**
	 * The system property that only a daemon has.
	 */
	public static final String PROPERTY = "bootdaemon.pid-file";

	private DaemonMark() {
	}

	/**
	 * The option that marks a daemon.
	 * @param pidFile its PID file, absolute
	 * @return a {@code -D} option of the JVM
	 */
	public static String option(Path pidFile) {
		return "-D" + PROPERTY + "=" + pidFile;
	}

	/**
	 * Finds the mark on a command line.
	 * @param words the command line, as byte strings
	 * @return the PID file; empty if it isn't that of a daemon
	 */
	public static Optional<Path> find(List<String> words) {
		String prefix = "-D" + PROPERTY + "=";
		return words.stream()
			.filter((word) -> word.startsWith(prefix))
			.map((word) -> ByteString.toPath(word.substring(prefix.length()), Path.of("/")))
			.findFirst();
	}

	/**
	 * The mark of this JVM.
	 * @return the PID file; empty if this is no daemon
	 */
	public static Optional<Path> current() {
		return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
	}

}
