package io.bootdaemon.sample.outside;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Hangs when a file in the current directory says so: {@code deadlock} or {@code broken}
 * (its liveness state). {@code busy} is no hang: each thread of its executor is at work.
 */
class HangsWhenTold implements ApplicationListener<ApplicationReadyEvent> {

	private static final int THREADS = 8;

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		ApplicationContext context = event.getApplicationContext();
		start("deadlock", HangsWhenTold::deadlock);
		start("broken", () -> AvailabilityChangeEvent.publish(context, LivenessState.BROKEN));
		Executor executor = context.getBean("applicationTaskExecutor", Executor.class);
		start("busy", () -> occupy(executor));
	}

	private static void deadlock() {
		Object one = new Object();
		Object other = new Object();
		CountDownLatch both = new CountDownLatch(2);
		for (Object[] order : new Object[][] { { one, other }, { other, one } }) {
			Thread thread = new Thread(() -> {
				synchronized (order[0]) {
					both.countDown();
					while (both.getCount() > 0) {
						Thread.onSpinWait();
					}
					synchronized (order[1]) {
						System.out.println("no deadlock");
					}
				}
			}, (order[0] == one) ? "one" : "other");
			thread.setDaemon(true);
			thread.start();
		}
	}

	private static void occupy(Executor executor) {
		for (int i = 0; i < THREADS; i++) {
			executor.execute(() -> {
				while (true) {
					LockSupport.park();
				}
			});
		}
	}

	private static void start(String file, Runnable hang) {
		Thread thread = new Thread(() -> {
			while (!Files.exists(Path.of(file))) {
				LockSupport.parkNanos(20_000_000);
			}
			hang.run();
		}, "waits-for-" + file);
		thread.setDaemon(true);
		thread.start();
	}

}
