package io.bootdaemon.process;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * A signal handler of this JVM. It uses reflection, as the compiler warns of sun.misc and
 * the warning can't be suppressed.
 */
public final class JvmSignal {

	private static final String SIGNAL = "sun.misc.Signal";

	private static final String HANDLER = "sun.misc.SignalHandler";

	private static final String DISPATCHER = "Signal Dispatcher";

	private final String name;

	/**
	 * A signal.
	 * @param name without SIG, such as {@code HUP}
	 */
	public JvmSignal(String name) {
		this.name = name;
	}

	/**
	 * Whether this JVM calls handlers at all. Under -Xrs it takes some and calls none.
	 * @return whether it has the thread that does it
	 */
	public static boolean areDispatched() {
		return JvmThreads.all().stream().anyMatch((thread) -> thread.getName().equals(DISPATCHER));
	}

	/**
	 * Ignores it from now on.
	 * @return what was there before, for {@link #restore}
	 * @throws ReflectiveOperationException if the JVM keeps it for itself or, under -Xrs,
	 * leaves it alone
	 */
	public @Nullable Object ignore() throws ReflectiveOperationException {
		return handle(Class.forName(HANDLER).getField("SIG_IGN").get(null));
	}

	/**
	 * Runs an action at each one from now on, on a thread that is there only while there
	 * is something to do: one action at a time, whatever the signal. One that comes
	 * before the last one of its kind has begun is not done twice, as in the kernel
	 * (signal(7)).
	 * @param action what to do
	 * @return what was there before, for {@link #restore}
	 * @throws ReflectiveOperationException if the JVM keeps it for itself or, under -Xrs,
	 * leaves it alone
	 */
	public @Nullable Object handle(Runnable action) throws ReflectiveOperationException {
		Class<?> handler = Class.forName(HANDLER);
		AtomicBoolean pending = new AtomicBoolean();
		return handle(Proxy.newProxyInstance(JvmSignal.class.getClassLoader(), new Class<?>[] { handler },
				(proxy, method, arguments) -> {
					if (method.getName().equals("handle")) {
						if (pending.compareAndSet(false, true)) {
							SignalThread.execute(() -> {
								pending.set(false);
								action.run();
							});
						}
						return null;
					}
					return switch (method.getName()) {
						case "equals" -> proxy == arguments[0];
						case "hashCode" -> System.identityHashCode(proxy);
						default -> "handler of SIG" + this.name;
					};
				}));
	}

	/**
	 * Puts back what was there.
	 * @param before what {@link #ignore} or {@link #handle} has returned
	 * @throws ReflectiveOperationException if the JVM doesn't let us
	 */
	public void restore(Object before) throws ReflectiveOperationException {
		handle(before);
	}

	private @Nullable Object handle(Object handler) throws ReflectiveOperationException {
		Class<?> signal = Class.forName(SIGNAL);
		return signal.getMethod("handle", signal, Class.forName(HANDLER))
			.invoke(null, signal.getConstructor(String.class).newInstance(this.name), handler);
	}

}
