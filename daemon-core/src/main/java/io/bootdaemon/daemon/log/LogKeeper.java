package io.bootdaemon.daemon.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.bootdaemon.LogRotation;

/**
 * Keeps the daemon's log in its place, and below its maximum size. Without rotation there
 * is nothing to do once the log is found, and no thread.
 */
public final class LogKeeper {

	/** What is written within it may make a file larger than it is to be. */
	private static final Duration ROTATION_INTERVAL = Duration.ofSeconds(1);

	private static final Duration COMPRESSION_INTERVAL = Duration.ofSeconds(10);

	/** Each rotation that fails has renamed the whole history, there and back. */
	private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

	private final LogFile log;

	private final LogRotation rotation;

	private final BooleanSupplier owner;

	private final LogHistory history;

	private final RepeatedTask finding;

	private final ScheduledThreadPoolExecutor executor;

	/**
	 * A keeper.
	 * @param log the log
	 * @param rotation when it is rotated
	 * @param owner whether this JVM is the one that rotates and compresses now: in a hot
	 * restart two JVMs write to the same log
	 */
	public LogKeeper(LogFile log, LogRotation rotation, BooleanSupplier owner) {
		this.log = log;
		this.rotation = rotation;
		this.owner = owner;
		this.history = new LogHistory(log.file(), rotation.maxHistory());
		this.finding = new RepeatedTask("The log '" + log.file() + "' can't be opened", log::reopenIfLost);
		// Compression takes seconds, in which the log may be full again
		this.executor = new ScheduledThreadPoolExecutor(isCompressing() ? 2 : 1, LogKeeper::thread);
	}

	/**
	 * Keeps it from now on, on threads that don't keep the JVM alive.
	 */
	public void start() {
		Path file = this.log.file();
		this.executor.execute(this::find);
		if (this.rotation.isOn()) {
			repeat(new RepeatedTask("The log '" + file + "' can't be rotated", this::rotateIfFull), ROTATION_INTERVAL);
		}
		if (isCompressing()) {
			repeat(new RepeatedTask("What was rotated of '" + file + "' can't be compressed",
					new LogCompression(file, this.history, this.owner)::compress), COMPRESSION_INTERVAL);
		}
	}

	/** Whoever started this JVM again may not have been able to. */
	private void find() {
		try {
			this.finding.run();
		}
		finally {
			if (this.finding.isFailing()) {
				later(this::find, AFTER_FAILURE);
			}
			else if (!this.rotation.isOn()) {
				this.executor.shutdown();
			}
		}
	}

	private void rotateIfFull() throws IOException {
		if (this.owner.getAsBoolean() && this.log.size() >= this.rotation.maxSize()) {
			this.log.rotate(this.history);
		}
	}

	private boolean isCompressing() {
		return this.rotation.isOn() && this.rotation.compress();
	}

	/** Not by the executor's own repeating, which any failure would end for ever. */
	private void repeat(RepeatedTask chore, Duration interval) {
		later(() -> {
			try {
				chore.run();
			}
			finally {
				repeat(chore, interval);
			}
		}, chore.isFailing() ? AFTER_FAILURE : interval);
	}

	private void later(Runnable work, Duration delay) {
		this.executor.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "daemon-log");
		thread.setDaemon(true);
		return thread;
	}

}
