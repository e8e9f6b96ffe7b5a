package io.bootdaemon;

import java.time.Duration;

/**
 * How a daemon that has ended is started again by its supervisor.
 *
 * @param policy whether it is
 * @param delay before the first start; doubles with each further one
 * @param maxDelay where the doubling ends; at least the delay
 * @param stableAfter after so long a time as ready, the delay is the first one again
 * @param maxAttempts how many starts within the window are the last ones; zero for no
 * limit
 * @param window the time within which starts are counted
 */
public record RestartOptions(RestartPolicy policy, Duration delay, Duration maxDelay, Duration stableAfter,
		int maxAttempts, Duration window) {

	/** The policy NEVER, with the defaults of all that it doesn't need. */
	public static final RestartOptions NEVER = of(RestartPolicy.NEVER);

	/**
	 * A policy with the defaults of all others.
	 * @param policy the policy
	 * @return the options, with {@link DaemonDefaults}
	 */
	public static RestartOptions of(RestartPolicy policy) {
		return new RestartOptions(policy, DaemonDefaults.RESTART_DELAY, DaemonDefaults.RESTART_MAX_DELAY,
				DaemonDefaults.RESTART_STABLE_AFTER, DaemonDefaults.RESTART_MAX_ATTEMPTS,
				DaemonDefaults.RESTART_WINDOW);
	}

	/**
	 * The same with another policy.
	 * @param policy the policy
	 * @return the options
	 */
	public RestartOptions withPolicy(RestartPolicy policy) {
		return new RestartOptions(policy, this.delay, this.maxDelay, this.stableAfter, this.maxAttempts, this.window);
	}

	/**
	 * Whether the stage stays and supervises.
	 * @return false if nothing is ever started again
	 */
	public boolean isSupervised() {
		return this.policy != RestartPolicy.NEVER;
	}

}
