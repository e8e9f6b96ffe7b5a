package io.bootdaemon.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.bootdaemon.handoff.ControlDirectory;
import io.bootdaemon.handoff.ControlMessage;
import io.bootdaemon.handoff.Stage;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.service.KeptAcceptors;

/**
 * A hot restart, in the daemon that replaces another one. It is prepared when it could
 * serve, and accepts nothing before its predecessor has let go of the files. If that has
 * died, it takes over all the same.
 */
final class TakeOver {

	private static final Duration SUSPENSION = Duration.ofSeconds(5);

	private final Path pidFile;

	private final CompletableFuture<HotConnection> connection = new CompletableFuture<>();

	private final CompletableFuture<Boolean> frozen = new CompletableFuture<>();

	private final CompletableFuture<Boolean> suspended = new CompletableFuture<>();

	private volatile boolean committed;

	/** The process that is replaced; empty if its state file is gone. */
	private final OptionalLong predecessor;

	private TakeOver(Path pidFile, OptionalLong predecessor) {
		this.pidFile = pidFile;
		this.predecessor = predecessor;
	}

	/**
	 * Begins, if this JVM was started for one: native code is loaded for it, on a thread
	 * of its own.
	 * @param pidFile the PID file of the daemon that is replaced
	 * @param stopped what to do if that is being stopped
	 * @return empty if this is no hot restart
	 */
	static Optional<TakeOver> begin(Path pidFile, Runnable stopped) {
		if (!isOne(pidFile)) {
			return Optional.empty();
		}
		KeptAcceptors.suspend();
		TakeOver takeOver = new TakeOver(pidFile, predecessor(pidFile));
		Thread thread = new Thread(() -> takeOver.listen(stopped), "daemon-take-over");
		thread.setDaemon(true);
		thread.start();
		return Optional.of(takeOver);
	}

	private static boolean isOne(Path pidFile) {
		try {
			return Files.exists(DaemonFiles.stateFile(DaemonFiles.next(pidFile)))
					&& Files.readSymbolicLink(Path.of("/proc/self/fd/" + Stage.CONNECTION_DESCRIPTOR))
						.toString()
						.startsWith("socket:");
		}
		catch (IOException ex) {
			// It isn't open
			return false;
		}
	}

	private static OptionalLong predecessor(Path pidFile) {
		try {
			return DaemonState.readOwn(DaemonFiles.stateFile(pidFile)).number(Key.PID);
		}
		catch (IOException ex) {
			// It was removed, and will be made anew
			return OptionalLong.empty();
		}
	}

	private void listen(Runnable stopped) {
		try {
			HotConnection connection = new HotConnection(KernelLoader.loadLocalSockets(),
					new Descriptor(Stage.CONNECTION_DESCRIPTOR));
			this.connection.complete(connection);
			while (!connection.isClosed()) {
				ControlMessage message = connection.look().orElse(null);
				if (message == ControlMessage.FROZEN) {
					this.frozen.complete(true);
				}
				else if (message == ControlMessage.SUSPENDED) {
					this.suspended.complete(true);
				}
				else if (message == ControlMessage.ENDING && !this.committed) {
					stopped.run();
				}
			}
			// It has gone: nobody else writes to the files, or accepts
			this.frozen.complete(true);
			this.suspended.complete(true);
			connection.close();
			removeDirectory();
		}
		catch (KernelUnavailableException | SystemCallException ex) {
			this.connection.completeExceptionally(ex);
		}
	}

	/**
	 * Takes over. When it returns, this process is the daemon.
	 * @param keeper the state of this process, which becomes the daemon's
	 * @param directory the control directory of this process
	 * @return the process that is replaced; empty if that isn't known
	 * @throws IOException if the files can't be made this process's: then the predecessor
	 * goes on
	 */
	OptionalLong commit(StateKeeper keeper, ControlDirectory directory) throws IOException {
		try {
			HotConnection connection = this.connection.join();
			connection.send(ControlMessage.PREPARED);
			this.frozen.join();
			keeper.move(DaemonFiles.stateFile(this.pidFile));
			Files.move(DaemonFiles.next(this.pidFile), this.pidFile, StandardCopyOption.ATOMIC_MOVE);
			directory.claimPidFile();
			this.committed = true;
			KeptAcceptors.resume();
			connection.send(ControlMessage.COMMIT);
			this.suspended.completeOnTimeout(false, SUSPENSION.toMillis(), TimeUnit.MILLISECONDS).join();
			Files.deleteIfExists(DaemonFiles.hotMark(this.pidFile));
			if (connection.isClosed()) {
				removeDirectory();
			}
			return this.predecessor;
		}
		catch (CompletionException ex) {
			throw new IOException(ex.getCause().getMessage(), ex.getCause());
		}
	}

	/** What the predecessor has left, if it was killed. */
	private void removeDirectory() {
		if (this.committed && this.predecessor.isPresent()) {
			try {
				ControlDirectory.of(this.pidFile, this.predecessor.getAsLong()).remove();
			}
			catch (IOException ex) {
				// The next start removes it
			}
		}
	}

	/**
	 * Tells the predecessor, if it still answers requests, that this daemon doesn't end
	 * by accident.
	 */
	void end() {
		HotConnection connection = this.connection.getNow(null);
		if (connection != null && !connection.isClosed()) {
			connection.send(ControlMessage.ENDING);
		}
	}

}
