package io.bootdaemon.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import io.bootdaemon.process.JvmShutdown;

/**
 * A shutdown of this JVM that has already begun, for example by Ctrl-C.
 */
final class ShutdownInProgress {

	/**
	 * The JVM's signal dispatcher needs a moment to begin the shutdown, and nothing tells
	 * that it has a signal.
	 */
	private static final Duration DISPATCH = Duration.ofMillis(5);

	private ShutdownInProgress() {
	}

	/**
	 * Returns if none has begun; otherwise lets it happen.
	 */
	static void await() {
		LockSupport.parkNanos(DISPATCH.toNanos());
		if (JvmShutdown.hasBegun()) {
			waitForTheEnd();
		}
	}

	/**
	 * Makes something that a shutdown of this JVM removes, at whatever moment it begins.
	 * @param making makes it
	 * @param removal removes it, if it was made
	 * @throws IOException if it can't be made
	 */
	static void make(Making making, Runnable removal) throws IOException {
		try {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				synchronized (making) {
					removal.run();
				}
			}, "daemon-launch-cleanup"));
			synchronized (making) {
				if (!JvmShutdown.hasBegun()) {
					making.make();
					return;
				}
			}
		}
		catch (IllegalStateException ex) {
			// It has already begun
		}
		waitForTheEnd();
	}

	private static void waitForTheEnd() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Makes something.
	 */
	@FunctionalInterface
	interface Making {

		/**
		 * Makes it.
		 * @throws IOException if that can't be
		 */
		void make() throws IOException;

	}

}
