package io.bootdaemon.daemon.watchdog;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link DeadlockProbe}. Its locks can be interrupted, so that no test leaves a
 * deadlock to the next one.
 */
class DeadlockProbeTests {

	private final DeadlockProbe probe = new DeadlockProbe();

	@Test
	void findsNoneWhereThereIsNone() {
		assertThat(this.probe.check()).isEmpty();
	}

	@Test
	void findsLocksThatWaitForEachOther() throws InterruptedException {
		CyclicBarrier barrier = new CyclicBarrier(2);
		ReentrantLock one = new ReentrantLock();
		ReentrantLock other = new ReentrantLock();
		Thread first = start("first", barrier, one, other::lockInterruptibly);
		Thread second = start("second", barrier, other, one::lockInterruptibly);
		try {
			await().until(() -> this.probe.check().isPresent());
			assertThat(this.probe.check().orElseThrow()).startsWith("a deadlock of 2 threads (")
				.contains("'first'", "'second'");
		}
		finally {
			end(first, second);
		}
	}

	@Test
	void oneThatWaitsWithALimitWillFreeTheOther() throws InterruptedException {
		CyclicBarrier barrier = new CyclicBarrier(2);
		ReentrantLock one = new ReentrantLock();
		ReentrantLock other = new ReentrantLock();
		Thread first = start("first", barrier, one, other::lockInterruptibly);
		Thread second = start("second", barrier, other, () -> one.tryLock(1, TimeUnit.MINUTES));
		try {
			await().until(() -> one.hasQueuedThreads() && other.hasQueuedThreads());
			assertThat(this.probe.check()).isEmpty();
		}
		finally {
			end(first, second);
		}
	}

	private static Thread start(String name, CyclicBarrier barrier, ReentrantLock held, Waiting waiting) {
		Thread thread = new Thread(() -> {
			held.lock();
			try {
				barrier.await();
				waiting.run();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			finally {
				held.unlock();
			}
		}, name);
		thread.start();
		return thread;
	}

	private static void end(Thread... threads) throws InterruptedException {
		for (Thread thread : threads) {
			thread.interrupt();
		}
		for (Thread thread : threads) {
			thread.join();
		}
	}

	private interface Waiting {

		void run() throws Exception;

	}

}
