package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.ClassArchive;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.TrainingCommand;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.OpenFile;
import io.bootdaemon.posix.OpenMode;
import io.bootdaemon.posix.SystemCallException;

/**
 * Makes a class archive for the daemon: this process becomes a shell that does. Either
 * {@link #become} does not return, or nothing was made.
 */
final class Training {

	private static final String KEY = "daemon.fast-start-directory";

	private static final int OWNER_ONLY = 0600;

	private final Kernel kernel;

	Training(Kernel kernel) {
		this.kernel = kernel;
	}

	/**
	 * Becomes the shell.
	 * @param plan what the daemon will be
	 * @param archive the archive that is to be made
	 * @param further arguments for the training alone
	 * @return never
	 * @throws LaunchException if there can be no archive
	 */
	Error become(LaunchPlan plan, ClassArchive archive, List<String> further) throws LaunchException {
		makeDirectory(archive.directory());
		if (!archive.isTrusted()) {
			throw new LaunchException(ExitStatus.NO_PERMISSION,
					"Another user can exchange the directory '" + archive.directory() + "'.",
					"Set '" + KEY + "' to a directory that only you can write, as those above it.");
		}
		Descriptor lock = lock(archive.directory().resolve("lock"));
		try {
			ShutdownInProgress.await();
			System.out.flush();
			System.err.flush();
			throw this.kernel.execve(TrainingCommand.of(plan, archive, further), List.of(lock));
		}
		catch (SystemCallException ex) {
			throw new LaunchException(ExitStatus.UNAVAILABLE, "The training can't be started: " + ex.getMessage() + ".",
					"See the limits of this shell (ulimit -a).", ex);
		}
	}

	private static void makeDirectory(Path directory) throws LaunchException {
		try {
			Files.createDirectory(directory,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		}
		catch (FileAlreadyExistsException ex) {
			// Of an earlier training
			return;
		}
		catch (IOException ex) {
			throw LaunchFailures.cannotMake("directory", directory, KEY, ex);
		}
	}

	/** Until the shell and the JVM that it trains have ended, whatever ends them. */
	private Descriptor lock(Path file) throws LaunchException {
		try {
			Descriptor lock = this.kernel.open(file, OpenMode.READ_WRITE_CREATE, OWNER_ONLY);
			OpenFile.check(lock, file);
			if (this.kernel.flock(lock)) {
				return lock;
			}
		}
		catch (SystemCallException ex) {
			throw LaunchFailures.cannotMake("lock", file, KEY, ex);
		}
		throw new LaunchException(ExitStatus.ALREADY_RUNNING, "Another training is running (lock '" + file + "').",
				"Wait for its end.");
	}

}
