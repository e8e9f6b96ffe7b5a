package io.bootdaemon.launch;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.process.JvmShutdown;

/**
 * The time that the original process has for its own work. Whatever it waits for, its
 * caller doesn't wait for ever.
 */
final class LaunchDeadline implements AutoCloseable {

	/** For shutdown hooks, which may be what doesn't end. */
	private static final Duration SHUTDOWN = Duration.ofSeconds(5);

	private final Thread launching = Thread.currentThread();

	private final Thread watching;

	private LaunchDeadline(String name, Duration time) {
		this.watching = new Thread(() -> await(name, time), "daemon-launch-deadline");
		this.watching.setDaemon(true);
	}

	/**
	 * Begins; what this thread does until it is closed has to be done in time.
	 * @param plan what is launched
	 */
	static LaunchDeadline of(LaunchPlan plan) {
		LaunchDeadline deadline = new LaunchDeadline(plan.options().name(), plan.patience());
		if (!plan.patience().isZero()) {
			deadline.watching.start();
		}
		return deadline;
	}

	private void await(String name, Duration time) {
		try {
			Thread.sleep(time.toMillis());
			System.err.println(name + ": the original process has made no progress for " + time.toSeconds()
					+ " s. It waits here:\n"
					+ Stream.of(this.launching.getStackTrace())
						.map((frame) -> "\tat " + frame)
						.collect(Collectors.joining("\n")));
			JvmShutdown.force(ExitStatus.NO_PROGRESS.code(), SHUTDOWN);
		}
		catch (InterruptedException ex) {
			// It is closed
		}
	}

	@Override
	public void close() {
		this.watching.interrupt();
	}

}
