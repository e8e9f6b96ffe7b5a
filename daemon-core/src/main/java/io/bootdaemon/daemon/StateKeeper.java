package io.bootdaemon.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.bootdaemon.process.DaemonState;

/**
 * Keeps the state file up to date. A full disk must not end the daemon: the failure is
 * reported once, and the write is tried again until there is room.
 */
final class StateKeeper {

	private static final Duration RETRY = Duration.ofSeconds(10);

	private Path file;

	private boolean released;

	private final Duration retry;

	private DaemonState state;

	private boolean failing;

	private boolean retrying;

	StateKeeper(Path file) {
		this(file, RETRY);
	}

	/**
	 * A keeper.
	 * @param file the state file
	 * @param retry the time after which a write that failed is tried again
	 */
	StateKeeper(Path file, Duration retry) {
		this.file = file;
		this.retry = retry;
		try {
			this.state = DaemonState.readOwn(file);
		}
		catch (IOException ex) {
			this.state = DaemonState.empty();
			report(ex);
		}
	}

	synchronized DaemonState state() {
		return this.state;
	}

	synchronized void update(UnaryOperator<DaemonState> change) {
		this.state = change.apply(this.state);
		write();
	}

	/**
	 * Writes nothing from now on: the file becomes another process's.
	 */
	synchronized void release() {
		this.released = true;
	}

	/**
	 * Writes the file again, whatever has become of it.
	 */
	synchronized void reclaim() {
		this.released = false;
		write();
	}

	/**
	 * Keeps the state in another file from now on.
	 * @param file the other file
	 * @throws IOException if it can't be written; then all is as it was
	 */
	synchronized void move(Path file) throws IOException {
		this.state.write(file);
		Path former = this.file;
		this.file = file;
		Files.deleteIfExists(former);
	}

	private void write() {
		if (this.released) {
			return;
		}
		try {
			this.state.write(this.file);
			this.failing = false;
		}
		catch (IOException ex) {
			report(ex);
			writeLater();
		}
	}

	private void writeLater() {
		if (!this.retrying) {
			this.retrying = true;
			CompletableFuture.delayedExecutor(this.retry.toMillis(), TimeUnit.MILLISECONDS).execute(this::retry);
		}
	}

	private synchronized void retry() {
		this.retrying = false;
		write();
	}

	private void report(IOException ex) {
		if (!this.failing) {
			System.err.println("The state file '" + this.file + "' can't be kept: " + ex);
		}
		this.failing = true;
	}

}
