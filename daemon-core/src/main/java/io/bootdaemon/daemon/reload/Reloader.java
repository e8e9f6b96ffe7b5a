package io.bootdaemon.daemon.reload;

import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.process.JvmSignal;
import io.bootdaemon.process.SignalThread;
import org.jspecify.annotations.Nullable;

/**
 * Reloads at SIGHUP or on request: step by step, one reload at a time, on the thread for
 * signals.
 */
public final class Reloader {

	private static final JvmSignal SIGNAL = new JvmSignal("HUP");

	private final List<ReloadStep> steps;

	private final ReloadListener listener;

	private volatile @Nullable Object replaced;

	/**
	 * A reloader.
	 * @param steps what to do, in this order
	 * @param listener told of each reload
	 */
	public Reloader(List<ReloadStep> steps, ReloadListener listener) {
		this.steps = List.copyOf(steps);
		this.listener = listener;
	}

	/**
	 * Listens to the signal from now on.
	 * @return false where the JVM doesn't let us (-Xrs)
	 */
	public boolean listen() {
		try {
			// By then the jar may be another one
			this.listener.prepare();
			this.replaced = SIGNAL.handle(this::reloadHere);
			return true;
		}
		catch (ReflectiveOperationException ex) {
			return false;
		}
	}

	/**
	 * Listens no more: the signal does what it did before.
	 */
	public void close() {
		Object replaced = this.replaced;
		this.replaced = null;
		if (replaced != null) {
			try {
				SIGNAL.restore(replaced);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("SIGHUP can't be given back", ex);
			}
		}
	}

	/**
	 * Reloads, and returns when that is done.
	 * @return what came of it
	 */
	public ReloadResult reload() {
		return SignalThread.call(this::reloadHere);
	}

	private ReloadResult reloadHere() {
		try {
			return reloadSteps();
		}
		catch (LinkageError ex) {
			// The jar was overwritten: the waiting verb has to learn of it all the same
			ReloadResult result = new ReloadResult(false,
					"a class can't be loaded, perhaps as the jar was replaced: " + ex.getMessage());
			this.listener.reloaded(result);
			return result;
		}
	}

	private ReloadResult reloadSteps() {
		this.listener.reloading();
		List<String> done = new ArrayList<>();
		boolean successful = true;
		for (ReloadStep step : this.steps) {
			try {
				String text = step.reload();
				if (!text.isEmpty()) {
					done.add(text);
				}
			}
			catch (Exception | LinkageError ex) {
				System.err.println("This daemon could not reload: " + ex);
				done.add((ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName());
				successful = false;
			}
		}
		ReloadResult result = new ReloadResult(successful,
				done.isEmpty() ? "there is nothing to reload" : String.join(", ", done));
		this.listener.reloaded(result);
		this.steps.forEach((step) -> step.reloaded(result));
		return result;
	}

}
