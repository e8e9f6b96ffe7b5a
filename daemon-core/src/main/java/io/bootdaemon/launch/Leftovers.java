package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.ControlDirectory;
import io.bootdaemon.handoff.HandoffDirectory;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;

/**
 * The files that killed starts and daemons have left. Only the process that holds the
 * lock may remove them.
 */
final class Leftovers {

	private final DaemonFiles files;

	Leftovers(DaemonFiles files) {
		this.files = files;
	}

	/**
	 * Removes them.
	 * @throws LaunchException if something else is in the PID file's place
	 */
	void remove() throws LaunchException {
		removeHandoff();
		try {
			removePidFile();
			removeUnfinished();
			removeOfRestarts();
		}
		catch (DirectoryIteratorException | IOException ex) {
			throw LaunchFailures.cannotMake("PID file", this.files.pidFile(), "daemon.pid-file", ex);
		}
	}

	private void removeHandoff() {
		try {
			HandoffDirectory.of(DaemonState.readOwn(this.files.stateFile())).remove();
		}
		catch (IOException ex) {
			// There is no state file, or one that isn't ours
		}
	}

	/** The number in it proves nothing: the lock was free. */
	private void removePidFile() throws IOException {
		Path pidFile = this.files.pidFile();
		if (Files.exists(pidFile, LinkOption.NOFOLLOW_LINKS)
				&& !Files.isRegularFile(pidFile, LinkOption.NOFOLLOW_LINKS)) {
			throw new FileAlreadyExistsException(pidFile.toString());
		}
		Files.deleteIfExists(pidFile);
	}

	/** PID file and state file are written by other names, and renamed. */
	private void removeUnfinished() throws IOException {
		try (DirectoryStream<Path> left = Files.newDirectoryStream(this.files.pidFile().getParent(),
				(path) -> isUnfinished(path.getFileName().toString()))) {
			left.forEach(Leftovers::removeIfOurs);
		}
	}

	/** Control directories of killed processes, and what a hot restart was stopped in. */
	private void removeOfRestarts() throws IOException {
		Path pidFile = this.files.pidFile();
		Path next = DaemonFiles.next(pidFile);
		List.of(next, DaemonFiles.stateFile(next), DaemonFiles.hotMark(pidFile)).forEach(Leftovers::removeIfOurs);
		ControlDirectory.of(pidFile, ProcessHandle.current().pid()).removeOthers();
	}

	private boolean isUnfinished(String name) {
		String pidFile = this.files.pidFile().getFileName().toString();
		String stateFile = this.files.stateFile().getFileName().toString();
		return name.startsWith(pidFile + ".new.") || name.startsWith(stateFile + ".new.")
				|| (name.startsWith(stateFile + ".") && name.endsWith(".new"));
	}

	private static void removeIfOurs(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			// It belongs to another user, and is never read
		}
	}

}
