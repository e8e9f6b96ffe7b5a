package io.bootdaemon.daemon.reload;

import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.process.JvmSignal;
import io.bootdaemon.process.SignalThread;

/**
 * Reloads, at SIGHUP or when it is asked to: step by step, one reload at a time, on the
 * thread for signals.
 */
public final class Reloader {

	private static final JvmSignal SIGNAL = new JvmSignal("HUP");

	private final List<ReloadStep> steps;

	private final ReloadListener listener;

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
			SIGNAL.handle(this::reloadHere);
			return true;
		}
		catch (ReflectiveOperationException ex) {
			return false;
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
