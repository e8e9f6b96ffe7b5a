package io.bootdaemon.daemon.watchdog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ExecutorProbeTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final String HANGS = "the executor 'tasks', which has not run a task within the interval";

	private final List<CountDownLatch> latches = new ArrayList<>();

	private ThreadPoolExecutor pool = pool(1, new LinkedBlockingQueue<>());

	@AfterEach
	void end() {
		this.latches.forEach(CountDownLatch::countDown);
		this.pool.shutdownNow();
	}

	@Test
	void poolWhoseThreadsAreAllBlockedHangs() {
		block(this.pool);
		ExecutorProbe probe = probe(this.pool);
		assertThat(probe.check()).isEmpty();
		await().until(() -> !this.pool.getQueue().isEmpty());
		assertThat(probe.check()).hasValue(HANGS);
	}

	@Test
	void poolThatHasAnotherThreadAnswers() {
		this.pool = pool(2, new LinkedBlockingQueue<>());
		block(this.pool);
		ExecutorProbe probe = probe(this.pool);
		for (int answered = 1; answered <= 3; answered++) {
			assertThat(probe.check()).isEmpty();
			long tasks = answered;
			await().until(() -> this.pool.getCompletedTaskCount() == tasks);
		}
	}

	@Test
	void poolThatGoesOnWithALongQueueIsNoHang() {
		List<CountDownLatch> tasks = List.of(block(this.pool), block(this.pool), block(this.pool));
		ExecutorProbe probe = probe(this.pool);
		assertThat(probe.check()).isEmpty();
		for (int completed = 1; completed <= 2; completed++) {
			tasks.get(completed - 1).countDown();
			long expected = completed;
			await().until(() -> this.pool.getCompletedTaskCount() == expected);
			assertThat(probe.check()).isEmpty();
		}
		assertThat(probe.check()).hasValue(HANGS);
	}

	@Test
	void poolThatDoesNothingIsLeftAlone() {
		ExecutorProbe probe = probe(this.pool);
		assertThat(probe.check()).isEmpty();
		assertThat(probe.check()).isEmpty();
		assertThat(this.pool.getPoolSize()).isZero();
	}

	@Test
	void poolThatIsShutDownIsNoHang() {
		block(this.pool);
		ExecutorProbe probe = probe(this.pool);
		probe.check();
		await().until(() -> !this.pool.getQueue().isEmpty());
		this.pool.shutdown();
		assertThat(probe.check()).isEmpty();
		assertThat(probe.check()).isEmpty();
	}

	@Test
	void whatWasAskedBeforeAStandstillCountsForNothing() {
		block(this.pool);
		ExecutorProbe probe = probe(this.pool);
		probe.check();
		probe.startOver();
		assertThat(probe.check()).isEmpty();
		assertThat(probe.check()).hasValue(HANGS);
	}

	@Test
	void rejectionIsAHangWhenItPersists() {
		this.pool = pool(1, new ArrayBlockingQueue<>(1));
		block(this.pool);
		block(this.pool);
		ExecutorProbe probe = probe(this.pool);
		assertThat(probe.check()).isEmpty();
		awaitProbeThreads();
		assertThat(probe.check()).as("rejected once").isEmpty();
		awaitProbeThreads();
		assertThat(probe.check()).hasValue("the executor 'tasks', which has rejected a task twice within the interval");
	}

	@Test
	void rejectionFollowedByAnAnswerIsNoHang() {
		boolean[] rejects = { true };
		ExecutorProbe probe = probe((task) -> {
			if (rejects[0]) {
				throw new RejectedExecutionException("on purpose");
			}
			task.run();
		});
		for (boolean next : new boolean[] { false, true, false, true }) {
			assertThat(probe.check()).isEmpty();
			awaitProbeThreads();
			rejects[0] = next;
		}
	}

	@Test
	void executorThatLetsItsCallerWaitHangsAndTheProbeDoesNot() {
		CountDownLatch latch = latch();
		ExecutorProbe probe = probe((task) -> hold(latch));
		assertThat(probe.check()).isEmpty();
		assertThat(probe.check()).hasValue(HANGS);
	}

	@Test
	void noExecutorYetIsNoHang() {
		ExecutorProbe probe = new ExecutorProbe("tasks", () -> null);
		assertThat(probe.check()).isEmpty();
		assertThat(probe.check()).isEmpty();
	}

	private static ExecutorProbe probe(Executor executor) {
		return new ExecutorProbe("tasks", () -> executor);
	}

	private static ThreadPoolExecutor pool(int threads, BlockingQueue<Runnable> queue) {
		return new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES, queue);
	}

	private CountDownLatch block(Executor executor) {
		CountDownLatch latch = latch();
		executor.execute(() -> hold(latch));
		return latch;
	}

	private CountDownLatch latch() {
		CountDownLatch latch = new CountDownLatch(1);
		this.latches.add(latch);
		return latch;
	}

	private static void hold(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Until what was given is taken or rejected. */
	private static void awaitProbeThreads() {
		await().until(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.noneMatch((thread) -> thread.getName().equals("daemon-watchdog-probe")));
	}

}
