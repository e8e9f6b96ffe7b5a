package io.bootdaemon.process;

/**
 * The end of this JVM.
 */
public final class JvmShutdown {

	private JvmShutdown() {
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
