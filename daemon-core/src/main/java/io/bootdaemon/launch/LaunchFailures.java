package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.PidFile;
import io.bootdaemon.process.ProcessStat;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a file that stands in the way: the same by a launch that meets it and
 * by a forecast that sees it.
 */
final class LaunchFailures {

	private static final String OWN_DIRECTORY = "' to a file in a directory of your own.";

	private LaunchFailures() {
	}

	static LaunchException alreadyRunning(DaemonFiles files) {
		Path pidFile = files.pidFile();
		String action = "Stop it, or set 'daemon.name' to run a second instance.";
		if (isRestarting(files.stateFile())) {
			return new LaunchException(ExitStatus.ALREADY_RUNNING,
					"The daemon has ended, and its supervisor is about to start it again (PID file '" + pidFile + "').",
					action.replace("Stop it,", "Stop it (--stop),"));
		}
		Optional<Long> pid = PidFile.read(pidFile)
			.filter((number) -> ProcessStat.of(number).filter(ProcessStat::isAlive).isPresent());
		if (pid.isEmpty()) {
			return new LaunchException(ExitStatus.ALREADY_RUNNING,
					"The daemon is already being started by another process (lock '" + files.lockFile() + "').",
					action);
		}
		return new LaunchException(ExitStatus.ALREADY_RUNNING,
				"The daemon is already running as process " + pid.get() + " (PID file '" + pidFile + "').",
				action.replace("it,", "it (kill " + pid.get() + "),"));
	}

	private static boolean isRestarting(Path stateFile) {
		try {
			return DaemonState.read(stateFile).get(Key.PHASE).equals(Optional.of("restarting"));
		}
		catch (IOException ex) {
			// Somebody else's: that it runs is all that is known
			return false;
		}
	}

	static LaunchException foreignLock(Path file, int owner) {
		return new LaunchException(ExitStatus.NO_PERMISSION,
				"The lock '" + file + "' belongs to another user (uid " + owner + ").",
				"Set 'daemon.pid-file" + OWN_DIRECTORY);
	}

	/**
	 * A file.
	 * @param denied whether it is there, and belongs to others
	 */
	static LaunchException cannotMake(String what, Path file, String key, boolean denied, String reason,
			@Nullable Exception cause) {
		ExitStatus status = denied ? ExitStatus.NO_PERMISSION : ExitStatus.CANNOT_CREATE;
		String description = "The " + what + " '" + file + "' can't be made or written: " + reason + ".";
		return failure(status, description, "Set '" + key + OWN_DIRECTORY, cause);
	}

	static LaunchException cannotMakeDirectory(Path directory, String key, String reason, @Nullable Exception cause) {
		return failure(ExitStatus.CANNOT_CREATE, "The directory '" + directory + "' can't be made: " + reason + ".",
				"Make it, or set '" + key + "' to another place.", cause);
	}

	private static LaunchException failure(ExitStatus status, String description, String action,
			@Nullable Exception cause) {
		return (cause != null) ? new LaunchException(status, description, action, cause)
				: new LaunchException(status, description, action);
	}

}
