package io.bootdaemon.daemon.watchdog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.bootdaemon.process.JvmShutdown;

/**
 * Looks once in each interval whether this JVM hangs, and ends it if it does. Its own
 * thread is the measure: it beats some times an interval, and if a beat comes late, the
 * whole JVM stood still (SIGSTOP, a long collection, a machine without time for it), and
 * what was asked before counts for nothing. The clock is the monotonic one, which neither
 * jumps nor runs while the machine is suspended. An end that has begun is no hang.
 */
public final class Watchdog {

	/** Often enough that a standstill of half an interval is seen. */
	private static final int BEATS = 4;

	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Watchdog::thread);

	private final long beat;

	private final Probes probes;

	private final BooleanSupplier ending;

	private final Consumer<String> hung;

	private final LongSupplier clock;

	private long last;

	private int beats;

	/**
	 * A watchdog for this JVM, which sees deadlocks by itself.
	 * @param interval how often to look
	 * @param probes what to look at besides
	 * @param closed whether the program has been closed, so that its JVM is about to end
	 * @param note told what hangs, before the JVM ends with 70; may block
	 */
	public Watchdog(Duration interval, List<Probe> probes, BooleanSupplier closed, Consumer<String> note) {
		this(interval, Probes.ofThisJvm(probes), () -> closed.getAsBoolean() || JvmShutdown.hasBegun(),
				new HungJvm(note)::end, System::nanoTime);
	}

	/**
	 * The same with another clock, and without an end.
	 * @param hung told what hangs; then nothing more is looked at
	 */
	Watchdog(Duration interval, Probes probes, BooleanSupplier ending, Consumer<String> hung, LongSupplier clock) {
		this.beat = interval.toNanos() / BEATS;
		this.probes = probes;
		this.ending = ending;
		this.hung = hung;
		this.clock = clock;
		this.last = clock.getAsLong();
	}

	/**
	 * Begins. The first look is when one interval has passed.
	 */
	public void start() {
		this.last = this.clock.getAsLong();
		// With a delay, not at a rate: what was missed isn't made up for
		this.timer.scheduleWithFixedDelay(this::beat, this.beat, this.beat, TimeUnit.NANOSECONDS);
	}

	/** A timer never comes back to what has thrown anything. */
	void beat() {
		try {
			lookIfDue();
		}
		catch (Throwable ex) {
			this.probes.tellOnce(ex);
		}
	}

	private void lookIfDue() {
		if (this.ending.getAsBoolean()) {
			this.timer.shutdown();
			return;
		}
		if (this.clock.getAsLong() - this.last >= 2 * this.beat) {
			this.beats = 0;
			this.probes.startOver();
		}
		else if (++this.beats == BEATS) {
			this.beats = 0;
			look();
		}
		this.last = this.clock.getAsLong();
	}

	private void look() {
		Optional<String> found = this.probes.look();
		if (found.isPresent() && !this.ending.getAsBoolean()) {
			this.timer.shutdown();
			this.hung.accept(found.get());
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "daemon-watchdog");
		thread.setDaemon(true);
		return thread;
	}

}
