package io.bootdaemon.control;

import java.time.Duration;
import java.util.function.Function;

import io.bootdaemon.ExitStatus;

/**
 * Prints the status of the daemon.
 */
public final class Status {

	private final Target target;

	private final Terminal terminal;

	/**
	 * A status.
	 * @param target whose
	 * @param terminal where to tell
	 */
	public Status(Target target, Terminal terminal) {
		this.target = target;
		this.terminal = terminal;
	}

	/**
	 * Waits until the daemon is ready, or for a time.
	 * @param limit the time
	 */
	public void await(Duration limit) {
		if (!Polling.until(limit, () -> this.terminal.show("waiting until it is ready"),
				() -> DaemonStatus.of(this.target).isReady())) {
			this.terminal.warn("not ready after " + limit.toSeconds() + " s");
		}
	}

	/**
	 * Tells it.
	 * @param format how it is written
	 * @return as LSB has it for {@code status}
	 */
	public ExitStatus run(Function<DaemonStatus, String> format) {
		DaemonStatus status = DaemonStatus.of(this.target);
		this.terminal.print(format.apply(status));
		if (status.pid().isEmpty()) {
			RunningDaemons.nameOthers(this.target, this.terminal);
		}
		return status.condition().exitStatus();
	}

}
