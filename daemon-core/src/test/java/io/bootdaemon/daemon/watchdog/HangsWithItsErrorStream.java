package io.bootdaemon.daemon.watchdog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

/**
 * A deadlock of two threads, one of which holds the lock of {@link System#err}. Its main
 * thread waits for their end.
 */
final class HangsWithItsErrorStream {

	private HangsWithItsErrorStream() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		new Watchdog(Duration.ofSeconds(1), List.of(), () -> false, (what) -> System.out.println("noted: " + what))
			.start();
		CyclicBarrier barrier = new CyclicBarrier(2);
		Object other = new Object();
		Thread first = new Thread(() -> lock(barrier, System.err, other));
		Thread second = new Thread(() -> lock(barrier, other, System.err));
		first.start();
		second.start();
		first.join();
		second.join();
	}

	private static void lock(CyclicBarrier barrier, Object one, Object other) {
		synchronized (one) {
			try {
				barrier.await();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			synchronized (other) {
				System.out.println("no deadlock");
			}
		}
	}

}
