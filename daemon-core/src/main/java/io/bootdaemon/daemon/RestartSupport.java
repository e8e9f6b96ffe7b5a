package io.bootdaemon.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import io.bootdaemon.handoff.ControlDirectory;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.PidFile;
import org.jspecify.annotations.Nullable;

/**
 * What a daemon does for restarts that refuse no connection, if it keeps its listening
 * socket: it gives the socket to the next one, takes over from the former one, and
 * removes its PID file only while that is its own.
 */
final class RestartSupport implements HandOver.OwnFiles {

	private final Path pidFile;

	private final StateKeeper keeper;

	private final Optional<TakeOver> takeOver;

	private final @Nullable ControlDirectory directory;

	private final HandOver handOver;

	private volatile boolean owner;

	private volatile Runnable replaced = () -> {
	};

	/**
	 * The support of this daemon.
	 * @param pidFile the PID file, where it was made
	 * @param keeper the state; in a hot restart under another name as yet
	 * @param takeOver the hot restart by which this daemon starts
	 */
	RestartSupport(Path pidFile, StateKeeper keeper, Optional<TakeOver> takeOver) {
		this.pidFile = pidFile;
		this.keeper = keeper;
		this.takeOver = takeOver;
		this.owner = takeOver.isEmpty();
		DaemonState state = keeper.state();
		this.handOver = new HandOver(pidFile, this, Duration.ofSeconds(state.number(Key.DRAIN_TIMEOUT).orElse(0)),
				() -> this.replaced.run());
		this.directory = state.get(Key.KEPT_SOCKET).isPresent() ? makeDirectory() : null;
		if (this.directory == null) {
			pidFile.toFile().deleteOnExit();
		}
	}

	private @Nullable ControlDirectory makeDirectory() {
		ControlDirectory directory = ControlDirectory.of(this.pidFile, ProcessHandle.current().pid());
		try {
			if (this.takeOver.isEmpty()) {
				directory.removeOthers();
			}
			directory.make();
			if (this.takeOver.isEmpty()) {
				directory.claimPidFile();
			}
			return directory;
		}
		catch (IOException ex) {
			System.err.println("There is no control socket, as its directory '" + directory.path() + "' can't be made: "
					+ FailureReason.of(ex) + ".");
			return null;
		}
	}

	/**
	 * Says what to do when another process has replaced this one.
	 */
	void whenReplaced(Runnable replaced) {
		this.replaced = replaced;
	}

	/**
	 * Takes over from the former daemon, if there is one, and hears the next one from now
	 * on.
	 * @return that daemon's process; empty if there is none
	 * @throws IOException if it can't take over
	 */
	OptionalLong becomeReady() throws IOException {
		OptionalLong former = OptionalLong.empty();
		if (this.takeOver.isPresent()) {
			if (this.directory == null) {
				throw new IOException("it has no control directory");
			}
			former = this.takeOver.get().commit(this.keeper, this.directory);
			this.owner = true;
		}
		if (this.directory != null) {
			new ControlSocket(this.directory.socket(), this.keeper, this.handOver).open();
		}
		else if (this.keeper.state().get(Key.KEPT_SOCKET).isPresent()) {
			this.keeper.update((state) -> state.with(Key.CONTROL_SOCKET, "none"));
		}
		return former;
	}

	/**
	 * Whether PID file, state file and log are this process's. During a hot restart at
	 * most one of the two JVMs owns them.
	 */
	boolean ownsFiles() {
		return this.owner;
	}

	/**
	 * This JVM ends.
	 */
	void stopping() {
		this.handOver.cancel();
		this.takeOver.ifPresent(TakeOver::end);
	}

	@Override
	public void release() throws IOException {
		this.owner = false;
		this.keeper.release();
		if (this.directory != null) {
			this.directory.releasePidFile();
		}
	}

	@Override
	public void reclaim() throws IOException {
		long pid = ProcessHandle.current().pid();
		if (!PidFile.read(this.pidFile).equals(Optional.of(pid))) {
			Path written = Files.createTempFile(this.pidFile.getParent(), this.pidFile.getFileName() + ".new.", "",
					PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(this.pidFile)));
			Files.writeString(written, pid + "\n");
			Files.move(written, this.pidFile, StandardCopyOption.ATOMIC_MOVE);
		}
		if (this.directory != null) {
			this.directory.claimPidFile();
			this.directory.removeOthers();
		}
		this.keeper.reclaim();
		this.owner = true;
	}

}
