package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.ListeningAddress;
import io.bootdaemon.handoff.OutOfMemory;
import io.bootdaemon.handoff.Waiter;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.OpenFile;
import io.bootdaemon.posix.OpenMode;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.DaemonProcesses;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.FileId;
import io.bootdaemon.process.HeldLock;
import org.jspecify.annotations.Nullable;

/**
 * The files of a launch. The lock comes first: who holds it owns the others.
 */
final class LaunchFiles {

	private static final int OWNER_ONLY = 0600;

	private static final int LOCK_LOOKS = 50;

	private static final Duration LOCK_INTERVAL = Duration.ofMillis(20);

	private final Kernel kernel;

	private final LaunchPlan plan;

	private final Optional<Succession> succession;

	private DaemonFiles files;

	private long logSize;

	LaunchFiles(Kernel kernel, LaunchPlan plan) {
		this(kernel, plan, Optional.empty());
	}

	/**
	 * The files of a launch.
	 * @param succession what it has from a daemon that it replaces without stopping it
	 * first: then the files have other names until it takes over
	 */
	LaunchFiles(Kernel kernel, LaunchPlan plan, Optional<Succession> succession) {
		this.succession = succession;
		this.kernel = kernel;
		this.plan = plan;
		this.files = plan.files();
	}

	/**
	 * Takes the lock that the daemon will hold while it lives. From then on its directory
	 * is that of the other files: a link on the way may be changed.
	 */
	Descriptor takeLock() throws LaunchException {
		if (this.succession.isPresent()) {
			return takeLock(this.succession.get());
		}
		Descriptor lock = openLock(OpenMode.READ_WRITE_CREATE);
		try {
			boolean taken = this.kernel.flock(lock);
			// A child that a killed stage was about to make has the lock for a moment
			// longer
			for (int looks = 0; !taken && this.plan.again() && looks < LOCK_LOOKS; looks++) {
				LockSupport.parkNanos(LOCK_INTERVAL.toNanos());
				taken = this.kernel.flock(lock);
			}
			// One may run whose lock was removed, or is in another directory
			DaemonProcesses running = DaemonProcesses.of(this.files);
			if (taken && !running.exist()) {
				this.files = this.files.real();
				return lock;
			}
			this.kernel.close(lock);
			throw LaunchFailures.alreadyRunning(this.files, running);
		}
		catch (SystemCallException ex) {
			throw LaunchFailures.cannotMake("lock", this.files.lockFile(), "daemon.pid-file", ex);
		}
	}

	private Descriptor takeLock(Succession succession) throws LaunchException {
		DaemonFiles real = this.files.real();
		if (!succession.isOf(real.lockFile())) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"The lock of the running daemon is not '" + real.lockFile() + "': its files are elsewhere by now.",
					"Restart it with --restart.");
		}
		this.files = DaemonFiles.of(DaemonFiles.next(real.pidFile()), real.logFile());
		return succession.lock();
	}

	/**
	 * What the daemon is marked with.
	 * @param lock the lock, taken
	 */
	DaemonMark mark(Descriptor lock) throws LaunchException {
		try {
			return new DaemonMark(this.plan.options().pidFile(), FileId.of(Path.of("/dev/fd/" + lock.number())));
		}
		catch (IOException ex) {
			throw LaunchFailures.cannotMake("lock", this.files.lockFile(), "daemon.pid-file", ex);
		}
	}

	/**
	 * The PID file, by a path that leads through no link.
	 */
	Path pidFile() {
		return this.files.pidFile();
	}

	/**
	 * Opens the log with the configured permissions, from the start.
	 */
	Descriptor openLog() throws LaunchException {
		return openLog(OpenMode.APPEND_CREATE);
	}

	/**
	 * Opens what is there, and tries to make what isn't. Nothing is changed or stays.
	 * @param running the processes of a daemon that runs already
	 * @param access what is allowed beyond what the kernel says now
	 */
	void tryToMake(DaemonProcesses running, Access access) throws LaunchException {
		for (Map.Entry<Path, String> missing : MissingDirectories.of(this.plan).keys().entrySet()) {
			try {
				TrialFile.makeAndRemove(missing.getKey(), access, "");
			}
			catch (IOException ex) {
				throw LaunchFailures.cannotMakeDirectory(missing.getKey(), missing.getValue(), FailureReason.of(ex),
						ex);
			}
		}
		if (Files.exists(this.files.lockFile())) {
			this.kernel.close(openLock(OpenMode.READ_WRITE));
		}
		if (running.exist() || !HeldLock.holders(this.files.lockFile()).isEmpty()) {
			throw LaunchFailures.alreadyRunning(this.files, running);
		}
		if (this.files.hasLog() && Files.exists(this.files.logFile())) {
			this.kernel.close(openLog(OpenMode.APPEND));
		}
		if (this.files.hasLog()) {
			// A launch writes nothing to it
			tryToMake("log", this.files.logFile(), "daemon.log-file", access, "");
		}
		tryToMake("state file", this.files.stateFile(), "daemon.pid-file", access, "x");
	}

	private static void tryToMake(String what, Path file, String key, Access access, String content)
			throws LaunchException {
		try {
			TrialFile.makeAndRemove(file.getParent(), access, content);
		}
		catch (IOException ex) {
			throw LaunchFailures.cannotMake(what, file, key, ex);
		}
	}

	private Descriptor openLock(OpenMode mode) throws LaunchException {
		Path file = this.files.lockFile();
		return open("lock", file, "daemon.pid-file", mode, OWNER_ONLY, (lock) -> {
			OpenFile opened = OpenFile.check(lock, file);
			checkOwner("lock", file, opened, "daemon.pid-file");
			if (opened.permissions() != OWNER_ONLY && mode.creates()) {
				this.kernel.fchmod(lock, OWNER_ONLY);
			}
		});
	}

	private Descriptor openLog(OpenMode mode) throws LaunchException {
		Path file = this.files.logFile();
		int permissions = this.plan.options().logFilePermissions();
		return open("log", file, "daemon.log-file", mode, permissions, (log) -> {
			if (this.files.hasLog()) {
				OpenFile opened = OpenFile.check(log, file);
				checkOwner("log", file, opened, "daemon.log-file");
				this.logSize = opened.size();
				if (opened.permissions() != permissions && isOurs(opened) && mode.creates()) {
					this.kernel.fchmod(log, permissions);
				}
			}
		});
	}

	private Descriptor open(String what, Path file, String key, OpenMode mode, int permissions, Check check)
			throws LaunchException {
		try {
			Descriptor opened = this.kernel.open(file, mode, permissions);
			try {
				check.run(opened);
				return opened;
			}
			catch (SystemCallException | LaunchException ex) {
				this.kernel.close(opened);
				throw ex;
			}
		}
		catch (SystemCallException ex) {
			throw LaunchFailures.cannotMake(what, file, key, ex);
		}
	}

	/**
	 * How long the log was before this start, in bytes.
	 */
	long logSize() {
		return this.logSize;
	}

	/**
	 * Tells the daemon what it needs to know of its launch.
	 * @param handoff the directory of the handoff
	 * @param socket the kept socket; null if there is none
	 */
	void writeState(Path handoff, @Nullable KeptSocket socket) throws LaunchException {
		DaemonOptions options = this.plan.options();
		DaemonState state = DaemonState.empty()
			.with(Key.NAME, options.name())
			.with(Key.PHASE, "launching")
			.with(Key.ORIGINAL, ProcessHandle.current().pid())
			.with(Key.LAUNCHED, this.plan.typed().toEpochMilli())
			.with(Key.LOG_FILE, this.files.logFile())
			.with(Key.START_TIMEOUT, Waiter.seconds(options.startTimeout()))
			.with(Key.DRAIN_TIMEOUT, Waiter.seconds(options.drainTimeout()))
			.with(Key.STOP_TIMEOUT, Waiter.seconds(options.stopTimeout()))
			.with(Key.READY_WHEN, options.readyWhen())
			.with(Key.DIRECTORY, this.plan.directory())
			.with(Key.JVM_OPTIONS, OutOfMemory.option(this.plan).size() + options.jvmOptions().size())
			.with(Key.ENVIRONMENT, String.join(",", options.environment().keySet()))
			.with(Key.RESTART_POLICY, options.restart().policy())
			.with(Key.WATCHDOG_INTERVAL, Waiter.seconds(options.watchdogInterval()))
			.with(Key.LOG_MAX_SIZE, options.logRotation().maxSize())
			.with(Key.LOG_MAX_HISTORY, options.logRotation().maxHistory())
			.with(Key.LOG_COMPRESS, options.logRotation().compress())
			.with(Key.HANDOFF, handoff);
		if (socket != null) {
			state = state.with(Key.KEPT_SOCKET, ListeningAddress.text(socket.address()));
		}
		try {
			state.write(this.files.stateFile());
		}
		catch (IOException ex) {
			throw LaunchFailures.cannotMake("state file", this.files.stateFile(), "daemon.pid-file", ex);
		}
	}

	/**
	 * What earlier starts and daemons have left in these places.
	 */
	Leftovers leftovers() {
		return new Leftovers(this.files);
	}

	private boolean isOurs(OpenFile file) {
		return file.isOwnedBy(this.kernel.geteuid());
	}

	/** Another user could remove the lock later, or read what is written to the log. */
	private void checkOwner(String what, Path path, OpenFile file, String key) throws LaunchException {
		if (!file.isOwnedByRootOr(this.kernel.geteuid())) {
			throw LaunchFailures.foreign(what, path, file.owner(), key);
		}
	}

	/**
	 * Looks at what is open, and mends its permissions.
	 */
	private interface Check {

		void run(Descriptor opened) throws SystemCallException, LaunchException;

	}

}
