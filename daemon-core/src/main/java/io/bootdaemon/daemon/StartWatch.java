package io.bootdaemon.daemon;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.process.ThreadDump;

/**
 * Bounds the start from within the daemon, in case the waiter was killed, which bounds it
 * otherwise.
 */
final class StartWatch {

	/** For a start that somebody else bounds. */
	static final StartWatch NONE = new StartWatch(Duration.ZERO, System::nanoTime, () -> {
	});

	/**
	 * The waiter comes first, as it can tell somebody.
	 */
	private static final Duration AFTER_WAITER = Duration.ofSeconds(10);

	private final Duration timeout;

	private final LongSupplier nanoTime;

	private final Runnable end;

	private long progressAt;

	private boolean overdue;

	/**
	 * A watch.
	 * @param timeout the start timeout; zero for ever
	 * @param nanoTime as {@link System#nanoTime()}
	 * @param end ends the start
	 */
	StartWatch(Duration timeout, LongSupplier nanoTime, Runnable end) {
		this.timeout = timeout;
		this.nanoTime = nanoTime;
		this.end = end;
		progress();
	}

	/**
	 * A watch that ends this JVM.
	 * @param timeout the start timeout; zero for ever
	 * @param stopTimeout the longest time that shutdown hooks may take
	 * @return the watch
	 */
	static StartWatch ofThisJvm(Duration timeout, Duration stopTimeout) {
		return new StartWatch(timeout, System::nanoTime, () -> endThisJvm(timeout, stopTimeout));
	}

	void progress() {
		this.progressAt = this.nanoTime.getAsLong();
	}

	void check() {
		long idle = this.nanoTime.getAsLong() - this.progressAt;
		if (!this.overdue && !this.timeout.isZero() && idle > this.timeout.plus(AFTER_WAITER).toNanos()) {
			this.overdue = true;
			this.end.run();
		}
	}

	private static void endThisJvm(Duration timeout, Duration stopTimeout) {
		System.err.println("No progress for " + timeout.toSeconds() + " s (daemon.start-timeout): this start ends");
		System.err.println(ThreadDump.text());
		Thread halt = new Thread(() -> haltAfter(stopTimeout), "daemon-start-halt");
		halt.setDaemon(true);
		halt.start();
		JvmShutdown.beginElsewhere(ExitStatus.NO_PROGRESS.code(), "daemon-start-exit");
	}

	private static void haltAfter(Duration stopTimeout) {
		try {
			Thread.sleep(stopTimeout.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().halt(ExitStatus.NO_PROGRESS.code());
	}

}
