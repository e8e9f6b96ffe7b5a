package io.bootdaemon.process;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The thread that does the work of signal handlers, one task at a time. It ends when it
 * has been idle for a while.
 */
public final class SignalThread {

	private static final int IDLE_SECONDS = 5;

	private static volatile @Nullable Thread current;

	private static final ThreadPoolExecutor EXECUTOR = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(), SignalThread::create);

	static {
		EXECUTOR.allowCoreThreadTimeOut(true);
	}

	private SignalThread() {
	}

	/**
	 * Does something there, soon.
	 * @param action what to do
	 */
	static void execute(Runnable action) {
		EXECUTOR.execute(action);
	}

	/**
	 * Does something there and waits for it. What is done there already may call it too.
	 * @param <T> what comes of it
	 * @param action what to do; throws no checked exception
	 * @return what came of it
	 */
	public static <T> T call(Callable<T> action) {
		FutureTask<T> task = new FutureTask<>(action);
		if (Thread.currentThread() == current) {
			task.run();
		}
		else {
			EXECUTOR.execute(task);
		}
		try {
			return task.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for what a signal does", ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	private static Thread create(Runnable work) {
		Thread thread = new Thread(work, "daemon-signals");
		thread.setDaemon(true);
		current = thread;
		return thread;
	}

}
