package io.bootdaemon.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import io.bootdaemon.process.JvmShutdown;

/**
 * A shutdown of this JVM that has already begun, for example by Ctrl-C.
 */
final class ShutdownInProgress {

	/**
	 * From a signal's arrival to the beginning of the shutdown two threads of the JVM
	 * take turns; nothing tells that they are at it.
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

	private static void waitForTheEnd() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
