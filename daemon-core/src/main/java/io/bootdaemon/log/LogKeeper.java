package io.bootdaemon.log;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.bootdaemon.LogRotation;

/**
 * Keeps the daemon's log from growing for ever, and says when the disk was full. Looks at
 * it once a second when it is calm, which takes 0.3 ms of processor time, and up to a
 * hundred times a second when it grows fast.
 */
public final class LogKeeper {

	private static final Duration DISK_INTERVAL = Duration.ofSeconds(1);

	private static final Duration COMPRESSION_INTERVAL = Duration.ofSeconds(10);

	private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

	private final LogFile log;

	private final LogRotation rotation;

	private final LogHistory history;

	private final Chore rotating;

	private final ScheduledThreadPoolExecutor executor;

	private Growth growth = new Growth(0, System.nanoTime(), 0);

	/**
	 * A keeper.
	 * @param log the log
	 * @param rotation when it is rotated
	 */
	public LogKeeper(LogFile log, LogRotation rotation) {
		this.log = log;
		this.rotation = rotation;
		this.history = new LogHistory(log.file(), rotation.maxHistory());
		this.rotating = new Chore("The log '" + log.file() + "' can't be rotated", this::rotateIfFull);
		// Compression takes seconds, in which the log may be full again
		this.executor = new ScheduledThreadPoolExecutor(isCompressing() ? 2 : 1, LogKeeper::thread);
	}

	/**
	 * Keeps it from now on, on threads that don't keep the JVM alive.
	 */
	public void start() {
		repeat(new Chore("It can't be said in the log that the disk was full", new FullDisk(this.log.file())::look),
				DISK_INTERVAL);
		if (this.rotation.isOn()) {
			this.executor.execute(this::lookAtSize);
		}
		if (isCompressing()) {
			repeat(new Chore("What was rotated of '" + this.log.file() + "' can't be compressed",
					new LogCompression(this.log.file(), this.history)::compress), COMPRESSION_INTERVAL);
		}
	}

	private void lookAtSize() {
		this.rotating.run();
		Duration rest = this.rotating.isFailing() ? AFTER_FAILURE : this.growth.rest(this.rotation.maxSize());
		this.executor.schedule(this::lookAtSize, rest.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void rotateIfFull() throws IOException {
		this.growth = this.growth.then(this.log.size(), System.nanoTime());
		if (this.growth.size() >= this.rotation.maxSize()) {
			this.log.rotate(this.history);
			this.growth = this.growth.inNewFile();
		}
	}

	private boolean isCompressing() {
		return this.rotation.isOn() && this.rotation.compress();
	}

	private void repeat(Chore chore, Duration interval) {
		this.executor.scheduleWithFixedDelay(chore, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "daemon-log");
		thread.setDaemon(true);
		return thread;
	}

}
