package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.files.DaemonFiles;
import io.bootdaemon.files.DaemonState;
import io.bootdaemon.files.DaemonState.Key;
import io.bootdaemon.files.PidFile;
import io.bootdaemon.kernel.Descriptor;
import io.bootdaemon.kernel.Kernel;
import io.bootdaemon.kernel.OpenMode;
import io.bootdaemon.kernel.SystemCallException;
import io.bootdaemon.process.ProcessStat;

/**
 * The files of a launch. The lock comes first: who holds it owns the others.
 */
final class LaunchFiles {

	private static final int OWNER_ONLY = 0600;

	private final Kernel kernel;

	private final LaunchPlan plan;

	private final DaemonFiles files;

	private long logSize;

	LaunchFiles(Kernel kernel, LaunchPlan plan) {
		this.kernel = kernel;
		this.plan = plan;
		this.files = plan.files();
	}

	/**
	 * Takes the lock that the daemon will hold while it lives.
	 */
	Descriptor takeLock() throws LaunchException {
		Path file = this.files.lockFile();
		try {
			Descriptor lock = this.kernel.open(file, OpenMode.READ_WRITE_CREATE, OWNER_ONLY);
			OpenFile opened = OpenFile.check(lock, file);
			if (!isOurs(opened)) {
				throw new LaunchException(ExitStatus.NO_PERMISSION,
						"The lock '" + file + "' belongs to another user (uid " + opened.owner() + ").",
						"Set 'daemon.pid-file' to a file in a directory of your own.");
			}
			if (opened.permissions() != OWNER_ONLY) {
				this.kernel.fchmod(lock, OWNER_ONLY);
			}
			if (this.kernel.flock(lock)) {
				return lock;
			}
			this.kernel.close(lock);
		}
		catch (SystemCallException ex) {
			throw cannotMake("lock", file, "daemon.pid-file", ex);
		}
		throw alreadyRunning();
	}

	/**
	 * Opens the log with the configured permissions, from the start.
	 */
	Descriptor openLog() throws LaunchException {
		Path file = this.files.logFile();
		try {
			Descriptor log = this.kernel.open(file, OpenMode.APPEND_CREATE, this.plan.options().logFilePermissions());
			if (this.files.hasLog()) {
				OpenFile opened = OpenFile.check(log, file);
				this.logSize = opened.size();
				if (opened.permissions() != this.plan.options().logFilePermissions() && isOurs(opened)) {
					this.kernel.fchmod(log, this.plan.options().logFilePermissions());
				}
			}
			return log;
		}
		catch (SystemCallException ex) {
			throw cannotMake("log", file, "daemon.log-file", ex);
		}
	}

	/**
	 * How long the log was before this start, in bytes.
	 */
	long logSize() {
		return this.logSize;
	}

	/**
	 * A name for the private directory of the handoff. It is the waiter that makes it, so
	 * that nothing is left behind if this process is killed.
	 */
	Path nameHandoff() throws LaunchException {
		return Stream
			.of(System.getProperty("java.io.tmpdir"), System.getenv("XDG_RUNTIME_DIR"),
					this.files.pidFile().getParent().toString())
			.filter(Objects::nonNull)
			.map((directory) -> Path.of(directory).toAbsolutePath())
			.filter((directory) -> Files.isDirectory(directory) && Files.isWritable(directory))
			.findFirst()
			.orElseThrow(() -> new LaunchException(ExitStatus.CANNOT_CREATE,
					"No directory for temporary files can be written.", "Set java.io.tmpdir to one that can."))
			.resolve(randomName());
	}

	static String randomName() {
		byte[] random = new byte[8];
		new SecureRandom().nextBytes(random);
		return "bootdaemon-" + HexFormat.of().formatHex(random);
	}

	/**
	 * Tells the daemon what it needs to know of its launch.
	 */
	void writeState(Path handoff) throws LaunchException {
		Map<Key, Object> values = Map.of(Key.NAME, this.plan.options().name(), Key.PHASE, "launching", Key.LAUNCHED,
				this.plan.typed().toEpochMilli(), Key.LOG_FILE, this.files.logFile(), Key.START_TIMEOUT,
				Waiter.seconds(this.plan.options().startTimeout()), Key.STOP_TIMEOUT,
				Waiter.seconds(this.plan.options().stopTimeout()), Key.READY_WHEN, this.plan.options().readyWhen(),
				Key.HANDOFF, handoff);
		DaemonState state = DaemonState.empty();
		for (Key key : Key.values()) {
			Object value = values.get(key);
			if (value != null) {
				state = state.with(key, value);
			}
		}
		try {
			state.write(this.files.stateFile());
		}
		catch (IOException ex) {
			throw cannotMake("state file", this.files.stateFile(), "daemon.pid-file", ex);
		}
	}

	/**
	 * What an earlier daemon left behind that could not remove it. Its number proves
	 * nothing: the lock was free.
	 */
	void removeStalePidFile() throws LaunchException {
		try {
			Files.deleteIfExists(this.files.pidFile());
		}
		catch (IOException ex) {
			throw cannotMake("PID file", this.files.pidFile(), "daemon.pid-file", ex);
		}
	}

	private boolean isOurs(OpenFile file) {
		int user = this.kernel.geteuid();
		return user == 0 || user == file.owner();
	}

	private LaunchException alreadyRunning() {
		Path pidFile = this.files.pidFile();
		String action = "Stop it, or set 'daemon.name' to run a second instance.";
		Optional<Long> pid = PidFile.read(pidFile)
			.filter((number) -> ProcessStat.of(number).filter(ProcessStat::isAlive).isPresent());
		if (pid.isEmpty()) {
			return new LaunchException(ExitStatus.ALREADY_RUNNING,
					"The daemon is already being started by another process (lock '" + this.files.lockFile() + "').",
					action);
		}
		return new LaunchException(ExitStatus.ALREADY_RUNNING,
				"The daemon is already running as process " + pid.get() + " (PID file '" + pidFile + "').",
				action.replace("it,", "it (kill " + pid.get() + "),"));
	}

	private static LaunchException cannotMake(String what, Path file, String key, Exception cause) {
		boolean denied = cause instanceof SystemCallException call
				&& (call.errorName().equals("EACCES") || call.errorName().equals("EPERM")) && Files.exists(file);
		return new LaunchException(denied ? ExitStatus.NO_PERMISSION : ExitStatus.CANNOT_CREATE,
				"The " + what + " '" + file + "' can't be made or written: " + Reason.of(cause) + ".",
				"Set '" + key + "' to a file in a directory of your own.", cause);
	}

}
