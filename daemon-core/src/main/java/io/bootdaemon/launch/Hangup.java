package io.bootdaemon.launch;

import org.jspecify.annotations.Nullable;

/**
 * SIGHUP, ignored from the first event of a start in the background on: a terminal that
 * closes does not end it. Through exec it stays ignored (execve(2)). By reflection, as
 * the compiler warns of sun.misc without a way to say that one knows.
 */
final class Hangup {

	private static final String SIGNAL = "sun.misc.Signal";

	private static final String HANDLER = "sun.misc.SignalHandler";

	private final @Nullable Object before;

	private Hangup(@Nullable Object before) {
		this.before = before;
	}

	/**
	 * Ignores it, where the JVM lets us: under -Xrs it doesn't.
	 */
	static Hangup ignore() {
		try {
			return new Hangup(handle(Class.forName(HANDLER).getField("SIG_IGN").get(null)));
		}
		catch (ReflectiveOperationException ex) {
			return new Hangup(null);
		}
	}

	/**
	 * Puts back what was there, as this process stays in the foreground.
	 */
	void restore() {
		if (this.before != null) {
			try {
				handle(this.before);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("SIGHUP can't be handled as before", ex);
			}
		}
	}

	private static @Nullable Object handle(Object handler) throws ReflectiveOperationException {
		Class<?> signal = Class.forName(SIGNAL);
		return signal.getMethod("handle", signal, Class.forName(HANDLER))
			.invoke(null, signal.getConstructor(String.class).newInstance("HUP"), handler);
	}

}
