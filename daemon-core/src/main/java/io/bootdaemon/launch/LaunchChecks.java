package io.bootdaemon.launch;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.Shell;
import io.bootdaemon.process.DaemonFiles;

/**
 * Checks before anything is started, as far as looking can tell. Nothing is created.
 */
final class LaunchChecks {

	private final Access access;

	private LaunchChecks(Access access) {
		this.access = access;
	}

	/**
	 * Looks at all of it.
	 * @param access what the user may, who the daemon will be
	 */
	static void check(LaunchPlan plan, Access access) throws LaunchException {
		new LaunchChecks(access).check(plan);
	}

	private void check(LaunchPlan plan) throws LaunchException {
		DaemonFiles files = plan.files();
		checkShell();
		checkJava(plan.java());
		checkWorkDirectory(plan.options().workDirectory());
		checkDistinct(files);
		for (Path file : List.of(files.pidFile(), files.lockFile(), files.stateFile())) {
			checkDirectory(file, "daemon.pid-file");
			checkPlace(file, "daemon.pid-file");
		}
		if (files.hasLog()) {
			checkDirectory(files.logFile(), "daemon.log-file");
			checkPlace(files.logFile(), "daemon.log-file");
		}
	}

	private static void checkShell() throws LaunchException {
		if (!Files.isExecutable(Shell.PATH)) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"There is no shell '" + Shell.PATH + "', which starts the daemon.",
					"Install one, or run in the foreground.");
		}
	}

	/** The stage starts it through env(1), which takes such a name for a variable. */
	private static void checkJava(Path java) throws LaunchException {
		if (java.toString().contains("=")) {
			throw new LaunchException(ExitStatus.UNAVAILABLE, "The path of java has a '=' in it: '" + java + "'.",
					"Move the JDK to a directory without one.");
		}
	}

	private void checkWorkDirectory(Path directory) throws LaunchException {
		if (Files.exists(directory) && !Files.isDirectory(directory)) {
			throw new LaunchException(ExitStatus.CONFIGURATION,
					"The working directory '" + directory + "' is not a directory.",
					"Set 'daemon.work-dir' to a directory.");
		}
		checkMakeable(directory, "daemon.work-dir");
		if (Files.exists(directory) && !this.access.canExecute(directory)) {
			throw new LaunchException(ExitStatus.NO_PERMISSION,
					"The working directory '" + directory + "' can't be entered: permission denied.",
					"Set 'daemon.work-dir' to a directory of your own.");
		}
	}

	private static void checkDistinct(DaemonFiles files) throws LaunchException {
		if (Stream.of(files.pidFile(), files.lockFile(), files.stateFile()).anyMatch(files.logFile()::equals)) {
			throw new LaunchException(ExitStatus.CONFIGURATION,
					"The log '" + files.logFile() + "' is also the PID file, its lock or its state file.",
					"Set 'daemon.log-file' to a file of its own.");
		}
	}

	private void checkDirectory(Path file, String key) throws LaunchException {
		Path directory = file.getParent();
		checkMakeable(directory, key);
		if (Files.exists(directory) && !this.access.canMakeFileIn(directory)) {
			throw new LaunchException(ExitStatus.CANNOT_CREATE,
					"'" + file + "' can't be made: no file can be written in '" + directory + "'.",
					"Set '" + key + "' to a file in a directory of your own.");
		}
	}

	/** Where it isn't there yet, the nearest directory above it is looked at. */
	private void checkMakeable(Path directory, String key) throws LaunchException {
		Path existing = ExistingPath.of(directory, LinkOption.NOFOLLOW_LINKS);
		if (!Files.isDirectory(existing)) {
			throw LaunchFailures.cannotMakeDirectory(directory, key, "something else is in its place", null);
		}
		if (!existing.equals(directory) && !this.access.canMakeDirectoryIn(existing)) {
			throw LaunchFailures.cannotMakeDirectory(directory, key, "no file can be written in '" + existing + "'",
					null);
		}
	}

	private static void checkPlace(Path file, String key) throws LaunchException {
		String problem = null;
		if (Files.isSymbolicLink(file)) {
			problem = "a symbolic link";
		}
		else if (Files.isDirectory(file)) {
			problem = "a directory";
		}
		else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
			problem = "not a regular file";
		}
		if (problem != null) {
			throw new LaunchException(ExitStatus.CANNOT_CREATE, "'" + file + "' is " + problem + ".",
					"Remove it, or set '" + key + "' to another file.");
		}
	}

}
