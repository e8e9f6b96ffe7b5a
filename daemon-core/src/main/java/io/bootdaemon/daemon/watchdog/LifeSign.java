package io.bootdaemon.daemon.watchdog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.process.ThreadDump;

/**
 * Notifies a watchdog outside of this JVM twice in each of its intervals, unless a probe
 * finds that the JVM hangs. It goes on during a shutdown, which is not that watchdog's
 * business.
 */
public final class LifeSign {

	private static final int SIGNS = 2;

	/** Nobody has so short an interval in earnest. */
	private static final Duration SHORTEST = Duration.ofMillis(10);

	private final Probes probes;

	private final BooleanSupplier ending;

	private final Runnable alive;

	private final Consumer<String> hung;

	private boolean hanging;

	/**
	 * A sign of this JVM, which sees deadlocks by itself.
	 * @param probes what to look at besides
	 * @param closed whether the program has been closed, so that its JVM is about to end
	 * @param alive tells that it is alive
	 * @param hung told what hangs, when the sign is withheld for that
	 */
	public LifeSign(List<Probe> probes, BooleanSupplier closed, Runnable alive, Consumer<String> hung) {
		this(Probes.ofThisJvm(probes), () -> closed.getAsBoolean() || JvmShutdown.hasBegun(), alive, (what) -> {
			HungJvm.write("This service hangs: " + what + ". Its watchdog isn't told any more that it is alive. "
					+ "Its threads follow.\n" + ThreadDump.text() + "\n");
			hung.accept(what);
		});
	}

	LifeSign(Probes probes, BooleanSupplier ending, Runnable alive, Consumer<String> hung) {
		this.probes = probes;
		this.ending = ending;
		this.alive = alive;
		this.hung = hung;
	}

	/**
	 * Begins. The first sign is given after half of an interval.
	 * @param interval that of the watchdog
	 */
	public void start(Duration interval) {
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, LifeSign::thread);
		long delay = Math.max(interval.toNanos() / SIGNS, SHORTEST.toNanos());
		timer.scheduleWithFixedDelay(this::tell, delay, delay, TimeUnit.NANOSECONDS);
	}

	/** A timer never comes back to what has thrown anything. */
	void tell() {
		try {
			Optional<String> found = this.ending.getAsBoolean() ? Optional.empty() : this.probes.look();
			if (found.isEmpty()) {
				this.hanging = false;
				this.alive.run();
			}
			else if (!this.hanging) {
				this.hanging = true;
				this.hung.accept(found.get());
			}
		}
		catch (Throwable ex) {
			this.probes.tellOnce(ex);
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "daemon-life-sign");
		thread.setDaemon(true);
		return thread;
	}

}
