package io.bootdaemon.control;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for something that no system call reports: with short intervals at first, longer
 * ones later.
 */
final class Polling {

	private static final long FIRST_NANOS = Duration.ofMillis(2).toNanos();

	private static final long LONGEST_NANOS = Duration.ofMillis(100).toNanos();

	private Polling() {
	}

	/**
	 * Returns when something is so, or after a time.
	 * @param limit the time
	 * @param meanwhile called at each look
	 * @param condition what to wait for
	 * @return whether it is so
	 */
	static boolean until(Duration limit, Runnable meanwhile, BooleanSupplier condition) {
		long begin = System.nanoTime();
		long interval = FIRST_NANOS;
		while (!condition.getAsBoolean()) {
			boolean over = Duration.ofNanos(System.nanoTime() - begin).compareTo(limit) >= 0;
			if (over || Thread.currentThread().isInterrupted()) {
				return false;
			}
			meanwhile.run();
			LockSupport.parkNanos(interval);
			interval = Math.min(interval * 5 / 4, LONGEST_NANOS);
		}
		return true;
	}

}
