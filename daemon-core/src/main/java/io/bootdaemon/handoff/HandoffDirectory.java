package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;

/**
 * The private directory of the handoff, with the status pipe in it. Waiter or stage
 * remove it, unless they were killed.
 */
public final class HandoffDirectory {

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final Duration INTERVAL = Duration.ofMillis(50);

	private final Optional<Path> directory;

	private HandoffDirectory(Optional<Path> directory) {
		this.directory = directory;
	}

	/** Where nobody has handed anything over. */
	public static HandoffDirectory none() {
		return new HandoffDirectory(Optional.empty());
	}

	/** A state that names none belongs to no handoff. */
	public static HandoffDirectory of(DaemonState state) {
		return new HandoffDirectory(state.get(Key.HANDOFF).map(Path::of).filter(Path::isAbsolute));
	}

	public Optional<Path> statusPipe() {
		return this.directory.map((directory) -> directory.resolve("status")).filter(Files::exists);
	}

	/**
	 * Removes it if nobody else does so for a while.
	 */
	public void removeAbandoned() {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (statusPipe().isPresent() && System.nanoTime() < deadline) {
			LockSupport.parkNanos(INTERVAL.toNanos());
		}
		remove();
	}

	public void remove() {
		try {
			Optional<Path> pipe = statusPipe();
			if (pipe.isPresent()) {
				Files.deleteIfExists(pipe.get());
				Files.deleteIfExists(pipe.get().getParent());
			}
		}
		catch (IOException ex) {
			System.err.println("The directory " + this + " can't be removed: " + ex);
		}
	}

	@Override
	public String toString() {
		return "'" + this.directory.map(Path::toString).orElse("") + "'";
	}

}
