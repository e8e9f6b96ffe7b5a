package io.bootdaemon.daemon.watchdog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.bootdaemon.process.JvmShutdown;

/**
 * Checks once in each interval whether this JVM hangs, and ends it if it does. A JVM that
 * is shutting down doesn't hang.
 */
public final class Watchdog {

	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Watchdog::thread);

	private final Duration interval;

	private final Probes probes;

	private final BooleanSupplier ending;

	private final Consumer<String> hung;

	/**
	 * A watchdog for this JVM, which sees deadlocks by itself.
	 * @param interval how often to look
	 * @param probes what to look at besides
	 * @param closed whether the program has been closed, so that its JVM is about to end
	 * @param note told what hangs, before the JVM ends with 70; may block
	 */
	public Watchdog(Duration interval, List<Probe> probes, BooleanSupplier closed, Consumer<String> note) {
		this(interval, Probes.ofThisJvm(probes), () -> closed.getAsBoolean() || JvmShutdown.hasBegun(),
				new HungJvm(note)::end);
	}

	/**
	 * The same without an end.
	 * @param hung told what hangs; then nothing more is looked at
	 */
	Watchdog(Duration interval, Probes probes, BooleanSupplier ending, Consumer<String> hung) {
		this.interval = interval;
		this.probes = probes;
		this.ending = ending;
		this.hung = hung;
	}

	/**
	 * Begins. The first look is when one interval has passed.
	 */
	public void start() {
		long delay = this.interval.toNanos();
		// With a delay, not at a rate: what was missed isn't made up for
		this.timer.scheduleWithFixedDelay(this::look, delay, delay, TimeUnit.NANOSECONDS);
	}

	/** A timer never comes back to what has thrown anything. */
	void look() {
		try {
			if (this.ending.getAsBoolean()) {
				this.timer.shutdown();
				return;
			}
			Optional<String> found = this.probes.look();
			if (found.isPresent() && !this.ending.getAsBoolean()) {
				this.timer.shutdown();
				this.hung.accept(found.get());
			}
		}
		catch (Throwable ex) {
			this.probes.tellOnce(ex);
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "daemon-watchdog");
		thread.setDaemon(true);
		return thread;
	}

}
