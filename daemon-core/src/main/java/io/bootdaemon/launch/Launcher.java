package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.HandoffDirectory;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.Stage;
import io.bootdaemon.handoff.Waiter;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.Pipe;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.LockHolder;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.HeldLock;
import org.jspecify.annotations.Nullable;

/**
 * Starts the daemon as daemon(7) says for SysV daemons, and becomes the waiter: this
 * process is gone before the daemon's JVM starts. Either {@link #launch} does not return,
 * or nothing was started.
 */
final class Launcher {

	private final Kernel kernel;

	private final @Nullable KeptSocket socket;

	private final Optional<Succession> succession;

	/**
	 * A launcher.
	 * @param kernel what acts
	 * @param socket the listening socket that outlives the daemon's JVM, if there is one
	 */
	Launcher(Kernel kernel, @Nullable KeptSocket socket) {
		this(kernel, socket, Optional.empty());
	}

	/**
	 * A launcher.
	 * @param kernel what acts
	 * @param socket the listening socket that outlives the daemon's JVM, if there is one
	 * @param succession what it has from the daemon that it replaces in a hot restart
	 */
	Launcher(Kernel kernel, @Nullable KeptSocket socket, Optional<Succession> succession) {
		this.kernel = kernel;
		this.socket = socket;
		this.succession = succession;
	}

	/**
	 * Does what takes time only the first time. Nobody waits for it on the thread that
	 * loads the kernel, while the application prepares its environment.
	 */
	static void rehearse() {
		HandoffDirectory.randomName();
		LockHolder.all();
		Stage.load();
		Waiter.load();
	}

	/**
	 * Starts the daemon and becomes the waiter.
	 * @param plan what is to be started
	 * @return never
	 * @throws LaunchException if something stands in the way; nothing was started
	 */
	Error launch(LaunchPlan plan) throws LaunchException {
		LaunchFiles files = new LaunchFiles(this.kernel, plan, this.succession);
		Descriptor lock = files.takeLock();
		DaemonMark mark = files.mark(lock);
		Descriptor log = files.openLog();
		files.leftovers().remove();
		Path handoff = HandoffDirectory.nameIn(TemporaryDirectory.get(files.pidFile().getParent()));
		// The name first: whatever ends this process, the next start removes the
		// directory
		files.writeState(handoff, this.socket);
		makeHandoff(handoff);
		try {
			Pipe gate = this.kernel.pipe();
			long stage = spawnStage(Stage.of(plan, mark, files.pidFile(), handoff), lock, log, gate);
			this.kernel.endOnSignals();
			throw becomeWaiter(new Waiter(plan, files.pidFile(), handoff, files.logSize()), stage, gate);
		}
		catch (SystemCallException ex) {
			HandoffDirectory.of(handoff).remove();
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"The daemon can't be started: " + ex.getMessage() + ". No JVM was started.",
					"See the limits of this shell (ulimit -a).", ex);
		}
	}

	/**
	 * Before anything is started that names it: whoever knows the name could come first.
	 * Until there is a stage that removes it, a shutdown of this JVM does.
	 */
	private static void makeHandoff(Path handoff) throws LaunchException {
		try {
			ShutdownInProgress.make(() -> HandoffDirectory.make(handoff), () -> HandoffDirectory.of(handoff).remove());
		}
		catch (IOException ex) {
			throw new LaunchException(ExitStatus.CANNOT_CREATE,
					"The directory '" + handoff + "' can't be made: " + FailureReason.of(ex) + ".",
					"Make space there, or set java.io.tmpdir to another directory.", ex);
		}
	}

	/**
	 * Steps 1 to 8: descriptors closed, signals reset, a new session. The stage waits at
	 * the gate, so that no JVM starts beside this one.
	 */
	private long spawnStage(Executable stage, Descriptor lock, Descriptor log, Pipe gate) throws SystemCallException {
		Map<Integer, Descriptor> descriptors = new TreeMap<>(
				Map.of(0, gate.readEnd(), 1, log, 2, log, HeldLock.DESCRIPTOR, lock));
		if (this.socket != null) {
			descriptors.put(Stage.SOCKET_DESCRIPTOR, this.kernel.duplicate(this.socket.descriptor()));
		}
		if (this.succession.isPresent()) {
			descriptors.put(HeldLock.DESCRIPTOR, this.kernel.duplicate(lock));
			descriptors.put(Stage.CONNECTION_DESCRIPTOR, this.kernel.duplicate(this.succession.get().connection()));
		}
		long pid = this.kernel.spawnSession(stage, descriptors);
		this.kernel.close(gate.readEnd());
		return pid;
	}

	/**
	 * Steps 14 and 15: the caller goes on waiting for this very process, which ends when
	 * the daemon is ready.
	 */
	private Error becomeWaiter(Waiter waiter, long stage, Pipe gate) throws SystemCallException {
		ShutdownInProgress.await();
		System.out.flush();
		System.err.flush();
		Descriptor gateEnd = gate.writeEnd();
		return this.kernel.execve(waiter.executable(stage, gateEnd), List.of(gateEnd));
	}

}
