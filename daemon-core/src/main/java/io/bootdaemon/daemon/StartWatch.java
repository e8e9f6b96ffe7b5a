package io.bootdaemon.daemon;

import java.time.Duration;

import io.bootdaemon.process.ThreadDump;

/**
 * Bounds a start from within, in case the waiter, which does it else, was killed.
 */
final class StartWatch {

	/** For a start that somebody else bounds. */
	static final StartWatch NONE = new StartWatch(Duration.ZERO, Duration.ZERO);

	private static final int NO_PROGRESS = 124;

	/**
	 * The waiter comes first, as it can tell somebody.
	 */
	private static final Duration AFTER_WAITER = Duration.ofSeconds(10);

	private final Duration timeout;

	private final Duration stopTimeout;

	private long progressAt = System.nanoTime();

	private boolean overdue;

	/**
	 * A watch.
	 * @param timeout the start timeout; zero for ever
	 * @param stopTimeout patience with shutdown hooks
	 */
	StartWatch(Duration timeout, Duration stopTimeout) {
		this.timeout = timeout;
		this.stopTimeout = stopTimeout;
	}

	void progress() {
		this.progressAt = System.nanoTime();
	}

	void check() {
		long idle = System.nanoTime() - this.progressAt;
		if (!this.overdue && !this.timeout.isZero() && idle > this.timeout.plus(AFTER_WAITER).toNanos()) {
			this.overdue = true;
			end();
		}
	}

	private void end() {
		System.err
			.println("No progress for " + this.timeout.toSeconds() + " s (daemon.start-timeout): this start ends");
		System.err.println(ThreadDump.text());
		Thread halt = new Thread(this::haltAfterPatience, "daemon-start-halt");
		halt.setDaemon(true);
		halt.start();
		new Thread(() -> System.exit(NO_PROGRESS), "daemon-start-exit").start();
	}

	private void haltAfterPatience() {
		try {
			Thread.sleep(this.stopTimeout.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().halt(NO_PROGRESS);
	}

}
