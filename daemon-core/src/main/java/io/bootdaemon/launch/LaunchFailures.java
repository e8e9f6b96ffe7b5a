package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonProcesses;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.FileOwner;
import org.jspecify.annotations.Nullable;

/**
 * The failures of a launch because of its files: the same for a launch and for a dry run.
 */
final class LaunchFailures {

	private static final String OWN_DIRECTORY = "' to a file in a directory of your own.";

	private LaunchFailures() {
	}

	/**
	 * Somebody holds the lock, or a daemon of this PID file runs with another one.
	 * @param files the files of the launch
	 * @param found the processes that were found
	 */
	static LaunchException alreadyRunning(DaemonFiles files, DaemonProcesses found) {
		String action = "Stop it with --stop, or set 'daemon.name' to run a second instance.";
		String place = " (PID file '" + files.pidFile() + "'"
				+ (found.lockRemoved() ? ", which was removed" : elsewhere(files, found)) + ").";
		if (found.daemon() != null) {
			return new LaunchException(ExitStatus.ALREADY_RUNNING,
					"The daemon is already running as process " + found.daemon().pid() + place, action);
		}
		if (found.stage() != null && found.state().get(Key.PHASE).equals(Optional.of("restarting"))) {
			return new LaunchException(ExitStatus.ALREADY_RUNNING,
					"The daemon has ended, and its supervisor is about to start it again" + place, action);
		}
		return new LaunchException(ExitStatus.ALREADY_RUNNING,
				"The daemon is already being started by another process (lock '" + files.lockFile() + "').", action);
	}

	private static String elsewhere(DaemonFiles files, DaemonProcesses found) {
		Path directory = found.files().pidFile().getParent();
		return directory.equals(files.pidFile().getParent()) ? "" : ", its files are in '" + directory + "'";
	}

	static LaunchException foreign(String what, Path file, long owner, String key) {
		return new LaunchException(ExitStatus.CANNOT_CREATE,
				"The " + what + " '" + file + "' belongs to another user (uid " + owner + ").",
				"Remove it if that user runs no daemon with it, or set '" + key + OWN_DIRECTORY);
	}

	static LaunchException cannotMake(String what, Path file, String key, Exception cause) {
		boolean denied = cause instanceof SystemCallException call
				&& (call.errorName().equals("EACCES") || call.errorName().equals("EPERM")) && Files.exists(file);
		ExitStatus status = denied ? ExitStatus.NO_PERMISSION : ExitStatus.CANNOT_CREATE;
		String description = "The " + what + " '" + file + "' can't be made or written: " + FailureReason.of(cause)
				+ ".";
		return new LaunchException(status, description, remedy(file, key, cause), cause);
	}

	/** What helps depends on the reason: a full disk is no missing right. */
	private static String remedy(Path file, String key, @Nullable Exception cause) {
		String error = (cause instanceof SystemCallException call) ? call.errorName() : "";
		String reason = (cause != null) ? FailureReason.of(cause) : "";
		if (error.equals("ENOSPC") || error.equals("EDQUOT") || reason.contains("No space")
				|| reason.contains("quota")) {
			return "Make space in the file system of '" + file.getParent() + "', or set '" + key
					+ "' to a file in another one.";
		}
		if (error.equals("EROFS") || reason.contains("Read-only")) {
			return "Set '" + key + "' to a file in a file system that can be written.";
		}
		if (error.equals("EMFILE") || error.equals("ENFILE")) {
			return "Allow more open files (ulimit -n).";
		}
		if (Files.exists(file) && !isOwn(file)) {
			return "Remove it if no daemon of its owner's uses it, or set '" + key + OWN_DIRECTORY;
		}
		return "Set '" + key + OWN_DIRECTORY;
	}

	private static boolean isOwn(Path file) {
		try {
			return FileOwner.isOwn(file);
		}
		catch (IOException ex) {
			// It is gone
			return true;
		}
	}

	static LaunchException cannotMakeDirectory(Path directory, String key, String reason, @Nullable Exception cause) {
		return new LaunchException(ExitStatus.CANNOT_CREATE,
				"The directory '" + directory + "' can't be made: " + reason + ".",
				"Make it, or set '" + key + "' to another place.", cause);
	}

}
