package io.bootdaemon.daemon.watchdog;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Whether an executor still runs what it is given: it gets a task that does nothing, and
 * has until the next look to run it. It hangs if it hasn't, or has rejected the task
 * twice in a row, and a pool only if it has completed no other task meanwhile either: a
 * long queue that goes on is none. Nothing is asked of an executor that was shut down,
 * and of a pool that has nothing to do: that would only keep its threads.
 */
public final class ExecutorProbe implements Probe {

	private final String name;

	private final Supplier<@Nullable Executor> executors;

	private @Nullable FutureTask<?> task;

	private boolean rejected;

	private long completed;

	/**
	 * A probe.
	 * @param name what people know the executor by
	 * @param executors gives the executor; null as long as there is none
	 */
	public ExecutorProbe(String name, Supplier<@Nullable Executor> executors) {
		this.name = name;
		this.executors = executors;
	}

	@Override
	public Optional<String> check() {
		Executor executor = this.executors.get();
		if (executor == null || isAtRest(executor)) {
			startOver();
			return Optional.empty();
		}
		long before = this.completed;
		this.completed = (executor instanceof ThreadPoolExecutor pool) ? pool.getCompletedTaskCount() : 0;
		FutureTask<?> given = this.task;
		if (given != null && this.completed == before) {
			if (!given.isDone() || (given.isCancelled() && this.rejected)) {
				return Optional.of("the executor '" + this.name + "', which has "
						+ (given.isCancelled() ? "rejected a task twice" : "not run a task") + " within the interval");
			}
		}
		this.rejected = given != null && given.isCancelled();
		this.task = give(executor);
		return Optional.empty();
	}

	@Override
	public void startOver() {
		this.task = null;
		this.rejected = false;
	}

	/** On a thread of its own: an executor may let its caller wait until it has room. */
	private static FutureTask<?> give(Executor executor) {
		FutureTask<?> task = new FutureTask<>(() -> null);
		Thread caller = new Thread(() -> {
			try {
				executor.execute(task);
			}
			catch (RuntimeException ex) {
				// Rejected, which may be right for once
				task.cancel(false);
			}
		}, "daemon-watchdog-probe");
		caller.setDaemon(true);
		caller.start();
		return task;
	}

	private static boolean isAtRest(Executor executor) {
		if (executor instanceof ThreadPoolExecutor pool && pool.getActiveCount() == 0 && pool.getQueue().isEmpty()) {
			return true;
		}
		return executor instanceof ExecutorService service && service.isShutdown();
	}

}
