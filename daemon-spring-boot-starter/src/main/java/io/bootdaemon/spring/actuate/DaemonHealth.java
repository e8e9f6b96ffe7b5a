package io.bootdaemon.spring.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.HeldLock;
import io.bootdaemon.process.LastReload;
import io.bootdaemon.process.PidFile;

/**
 * The problems that a daemon can have while its application works: the files by which it
 * is found and kept single were removed or replaced, or its last reload failed.
 */
final class DaemonHealth {

	private static final Path LOCK = Path.of("/proc/self/fd/" + HeldLock.DESCRIPTOR);

	private final Path pidFile;

	private final Path lock;

	DaemonHealth(Path pidFile) {
		this(pidFile, LOCK);
	}

	DaemonHealth(Path pidFile, Path lock) {
		this.pidFile = pidFile;
		this.lock = lock;
	}

	/**
	 * The first problem there is, one clause; empty if there is none.
	 */
	Optional<String> problem(DaemonState state) {
		if (!isLocked()) {
			return Optional
				.of("the lock '" + lockFile() + "' was removed or replaced: restart the daemon to make it anew");
		}
		if (PidFile.read(this.pidFile).filter((pid) -> pid == ProcessHandle.current().pid()).isEmpty()) {
			return Optional.of("the PID file '" + this.pidFile + "' was removed, or names another process");
		}
		return LastReload.of(state)
			.filter((reload) -> !reload.successful())
			.map((reload) -> "the last reload failed: " + reload.text());
	}

	private boolean isLocked() {
		try {
			return Files.isSameFile(this.lock, lockFile());
		}
		catch (IOException ex) {
			// One of the two doesn't exist
			return false;
		}
	}

	private Path lockFile() {
		return DaemonFiles.of(this.pidFile, DaemonFiles.NOWHERE).lockFile();
	}

}
