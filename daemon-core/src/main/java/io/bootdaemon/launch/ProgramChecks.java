package io.bootdaemon.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.handoff.LaunchPlan;

/**
 * Checks whether the daemon's user can run the program at all. Otherwise the daemon would
 * end with an error that doesn't say why.
 */
final class ProgramChecks {

	private static final String REMEDY = "Put it where that user can read it, such as in /srv or /opt, or set "
			+ "'daemon.user' to another user.";

	private ProgramChecks() {
	}

	/**
	 * Looks at java, at the jar and at the class path, as that user.
	 */
	static void check(LaunchPlan plan, Identity identity) throws LaunchException {
		if (!Files.isExecutable(plan.java())) {
			throw unusable(plan.java(), "execute", identity);
		}
		Path directory = plan.options().workDirectory();
		List<String> main = plan.commandLine().main();
		if (main.get(0).equals("-jar")) {
			checkReadable(ByteString.toPath(main.get(1), directory), identity);
		}
		for (String entry : classPath(plan.commandLine().options()).split(":")) {
			// Of a directory with all jars, only the directory is checked
			String file = entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry;
			if (!file.isEmpty()) {
				checkReadable(ByteString.toPath(file, directory), identity);
			}
		}
	}

	/** What isn't there at all, java doesn't mind on a class path, and says of a jar. */
	private static void checkReadable(Path file, Identity identity) throws LaunchException {
		boolean hidden = !Files.exists(file) && !Files.notExists(file);
		if (hidden || (Files.exists(file) && !Files.isReadable(file))) {
			throw unusable(file, "read", identity);
		}
	}

	private static String classPath(List<String> options) {
		String classPath = "";
		String previous = "";
		for (String option : options) {
			if (List.of("-cp", "-classpath", "--class-path").contains(previous)) {
				classPath = option;
			}
			else if (option.startsWith("--class-path=")) {
				classPath = option.substring("--class-path=".length());
			}
			previous = option;
		}
		return classPath;
	}

	private static LaunchException unusable(Path file, String verb, Identity identity) {
		return new LaunchException(ExitStatus.NO_PERMISSION,
				"The daemon as " + identity + " can't " + verb + " '" + file + "'.", REMEDY);
	}

}
