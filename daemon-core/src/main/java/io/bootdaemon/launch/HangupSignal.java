package io.bootdaemon.launch;

import io.bootdaemon.process.JvmSignal;
import org.jspecify.annotations.Nullable;

/**
 * SIGHUP, which is ignored from the first event of a start in the background on, so that
 * closing the terminal doesn't end it. It stays ignored through exec (execve(2)).
 */
final class HangupSignal {

	private static final JvmSignal SIGNAL = new JvmSignal("HUP");

	private final @Nullable Object before;

	private HangupSignal(@Nullable Object before) {
		this.before = before;
	}

	/**
	 * Ignores it, where the JVM lets us: under -Xrs it doesn't.
	 */
	static HangupSignal ignore() {
		try {
			return new HangupSignal(SIGNAL.ignore());
		}
		catch (ReflectiveOperationException ex) {
			return new HangupSignal(null);
		}
	}

	/**
	 * Puts back what was there, as this process stays in the foreground.
	 */
	void restore() {
		if (this.before != null) {
			try {
				SIGNAL.restore(this.before);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("SIGHUP can't be handled as before", ex);
			}
		}
	}

}
