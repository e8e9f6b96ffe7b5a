package io.bootdaemon.daemon.log;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * A task that is repeated. A failure doesn't end the repetition, and is logged once until
 * the task succeeds again.
 */
final class RepeatedTask implements Runnable {

	private final String failure;

	private final Action action;

	private final Consumer<String> report;

	private volatile boolean failing;

	/**
	 * A chore.
	 * @param failure what to say before the reason
	 * @param action what is to be done
	 */
	RepeatedTask(String failure, Action action) {
		this(failure, action, (line) -> System.err.println(line));
	}

	RepeatedTask(String failure, Action action, Consumer<String> report) {
		this.failure = failure;
		this.action = action;
		this.report = report;
	}

	@Override
	public void run() {
		try {
			this.action.run();
			this.failing = false;
		}
		catch (Throwable ex) {
			// An OutOfMemoryError too: the next time there may be room again
			if (!this.failing) {
				this.report.accept(this.failure + ": " + ex);
			}
			this.failing = true;
		}
	}

	/**
	 * Whether it failed the last time.
	 * @return false if it went well, or hasn't been done yet
	 */
	boolean isFailing() {
		return this.failing;
	}

	/**
	 * What is done.
	 */
	@FunctionalInterface
	interface Action {

		void run() throws IOException;

	}

}
