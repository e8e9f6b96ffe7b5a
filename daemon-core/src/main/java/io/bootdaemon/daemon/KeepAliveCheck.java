package io.bootdaemon.daemon;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.process.JvmThreads;

/**
 * Checks whether a program goes on when its start has finished. A batch job, or a program
 * without a thread that keeps the JVM alive, ends as soon as the starting thread returns:
 * such a program was never ready.
 */
final class KeepAliveCheck implements BooleanSupplier {

	/** How long to wait for a main thread that doesn't return. */
	private static final Duration PATIENCE = Duration.ofMillis(250);

	/** For one that may go on to start another application. */
	private static final Duration MORE_PATIENCE = Duration.ofSeconds(2);

	/** The name of what waits, in main's place, for all other threads. */
	private static final String LAST_THREAD = "DestroyJavaVM";

	private final Thread starter;

	private final BooleanSupplier closed;

	private final Duration patience;

	private final long since = System.nanoTime();

	/**
	 * @param starter the thread that is about to leave the start
	 * @param closed whether the program has been closed meanwhile
	 * @param last false if the thread may start another application, which counts instead
	 */
	KeepAliveCheck(Thread starter, BooleanSupplier closed, boolean last) {
		this.starter = starter;
		this.closed = closed;
		this.patience = last ? PATIENCE : MORE_PATIENCE;
	}

	/**
	 * True as soon as it is known to live on. While false, it is to be asked again: if it
	 * ends, that comes first.
	 */
	@Override
	public boolean getAsBoolean() {
		if (this.closed.getAsBoolean()) {
			return false;
		}
		if (this.starter.isAlive()) {
			return System.nanoTime() - this.since > this.patience.toNanos();
		}
		// In this order: the hooks themselves are threads that keep it alive
		return isKeptAlive() && !JvmShutdown.hasBegun();
	}

	private static boolean isKeptAlive() {
		return JvmThreads.all()
			.stream()
			.anyMatch((thread) -> !thread.isDaemon() && !thread.getName().equals(LAST_THREAD));
	}

}
