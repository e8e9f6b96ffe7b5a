package io.bootdaemon.daemon.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

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

	private final Chore finding;

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
		this.finding = new Chore("The log '" + log.file() + "' can't be opened", log::reopenIfLost);
		// Compression takes seconds, in which the log may be full again
		this.executor = new ScheduledThreadPoolExecutor(isCompressing() ? 2 : 1, LogKeeper::thread);
	}

	/**
	 * Keeps it from now on, on threads that don't keep the JVM alive.
	 */
	public void start() {
		Path file = this.log.file();
		this.executor.execute(this::find);
		later(new Chore("It can't be known whether the disk of the log '" + file + "' is full",
				new FullDisk(file)::look), () -> DISK_INTERVAL);
		if (this.rotation.isOn()) {
			Chore rotating = new Chore("The log '" + file + "' can't be rotated", this::rotateIfFull);
			this.executor.execute(() -> repeat(rotating, () -> rest(rotating)));
		}
		if (isCompressing()) {
			later(new Chore("What was rotated of '" + file + "' can't be compressed",
					new LogCompression(file, this.history)::compress), () -> COMPRESSION_INTERVAL);
		}
	}

	/** Whoever started this JVM again may not have been able to. */
	private void find() {
		try {
			this.finding.run();
		}
		finally {
			if (this.finding.isFailing()) {
				this.executor.schedule(this::find, AFTER_FAILURE.toNanos(), TimeUnit.NANOSECONDS);
			}
		}
	}

	private void rotateIfFull() throws IOException {
		this.growth = this.growth.then(this.log.size(), System.nanoTime());
		if (this.growth.size() >= this.rotation.maxSize()) {
			this.log.rotate(this.history);
			this.growth = this.growth.inNewFile();
		}
	}

	/** Each attempt that fails has renamed the whole history, there and back. */
	private Duration rest(Chore rotating) {
		return rotating.isFailing() ? AFTER_FAILURE : this.growth.rest(this.rotation.maxSize());
	}

	private boolean isCompressing() {
		return this.rotation.isOn() && this.rotation.compress();
	}

	/** Not by the executor's own repeating, which any failure would end for ever. */
	private void repeat(Chore chore, Supplier<Duration> rest) {
		try {
			chore.run();
		}
		finally {
			later(chore, rest);
		}
	}

	private void later(Chore chore, Supplier<Duration> rest) {
		this.executor.schedule(() -> repeat(chore, rest), rest.get().toNanos(), TimeUnit.NANOSECONDS);
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "daemon-log");
		thread.setDaemon(true);
		return thread;
	}

}
