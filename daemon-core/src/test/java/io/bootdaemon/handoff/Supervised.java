package io.bootdaemon.handoff;

import java.time.Duration;
import java.util.function.UnaryOperator;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;

/**
 * Options of daemons that have a supervisor.
 */
final class Supervised {

	private Supervised() {
	}

	/** At most five times, without much of a delay. */
	static UnaryOperator<DaemonOptions.Builder> onFailure() {
		return by(RestartPolicy.ON_FAILURE, 20, 5);
	}

	/**
	 * @param delay milliseconds
	 * @param attempts how often within a quarter of an hour
	 */
	static UnaryOperator<DaemonOptions.Builder> by(RestartPolicy policy, long delay, int attempts) {
		return by(new RestartOptions(policy, Duration.ofMillis(delay), Duration.ofMinutes(1), Duration.ofHours(1),
				attempts, Duration.ofMinutes(15)));
	}

	static UnaryOperator<DaemonOptions.Builder> by(RestartOptions restart) {
		return (builder) -> builder.restart(restart);
	}

}
