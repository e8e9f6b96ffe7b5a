package io.bootdaemon.control;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.bootdaemon.control.ProcessSignal.Result;
import io.bootdaemon.process.ProcessIdentity;

/**
 * The end of a supervisor, so that what it has started is not started again.
 */
final class SupervisorEnd {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** How long a stage that starts nothing again needs to clean up after the daemon. */
	private static final Duration CLEANING = Duration.ofMillis(500);

	private final ProcessIdentity supervisor;

	SupervisorEnd(ProcessIdentity supervisor) {
		this.supervisor = supervisor;
	}

	/**
	 * Whether it ends by itself, as its daemon has ended before it was ready, or as
	 * somebody wanted it.
	 */
	boolean comesByItself() {
		return isGone(CLEANING);
	}

	/**
	 * Brings it about.
	 * @throws IOException if it can't be
	 */
	void bringAbout() throws IOException {
		for (ProcessSignal signal : List.of(ProcessSignal.TERM, ProcessSignal.KILL)) {
			if (signal.send(this.supervisor) == Result.NOT_PERMITTED) {
				throw new IOException(
						"its supervisor, process " + this.supervisor.pid() + ", belongs to another user.");
			}
			// It could not end what it waits by if it were suspended
			ProcessSignal.CONT.send(this.supervisor);
			if (isGone(PATIENCE)) {
				return;
			}
		}
		throw new IOException("its supervisor, process " + this.supervisor.pid() + ", doesn't end.");
	}

	private boolean isGone(Duration limit) {
		return Patience.until(limit, () -> {
		}, () -> !this.supervisor.isAlive());
	}

}
