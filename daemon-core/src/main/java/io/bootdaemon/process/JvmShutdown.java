package io.bootdaemon.process;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * The shutdown of this JVM.
 */
public final class JvmShutdown {

	private JvmShutdown() {
	}

	/**
	 * Begins it: this process ends with an exit code when the hooks have run. No other
	 * place of the project calls {@link System#exit}.
	 * @param code 0 to 255
	 */
	public static void begin(int code) {
		System.exit(code);
	}

	/**
	 * Begins it on a thread of its own, as a hook may wait for the calling one.
	 * @param code 0 to 255
	 * @param thread the thread's name
	 */
	public static void beginElsewhere(int code, String thread) {
		new Thread(() -> begin(code), thread).start();
	}

	/**
	 * Begins it, and ends this process all the same if its hooks don't end.
	 * @param code 0 to 255
	 * @param patience how long they may take
	 * @throws InterruptedException if this thread is to end
	 */
	public static void force(int code, Duration patience) throws InterruptedException {
		beginElsewhere(code, "daemon-shutdown");
		Thread.sleep(patience.toMillis());
		Runtime.getRuntime().halt(code);
	}

	/**
	 * Whether it has begun as the last thread that kept this JVM alive has ended.
	 * @return false if it was asked to end, by a signal or by its program
	 */
	public static boolean isByItself() {
		return Thread.getAllStackTraces()
			.values()
			.stream()
			.flatMap(Stream::of)
			.anyMatch((frame) -> frame.getClassName().equals("java.lang.Shutdown")
					&& frame.getMethodName().equals("shutdown"));
	}

	/**
	 * Whether it has begun: hooks run, whatever made them. Nothing in the JDK tells that
	 * but its refusal of another hook.
	 * @return true from the first hook on
	 */
	public static boolean hasBegun() {
		Thread probe = new Thread(() -> {
		});
		try {
			Runtime.getRuntime().addShutdownHook(probe);
			Runtime.getRuntime().removeShutdownHook(probe);
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

}
