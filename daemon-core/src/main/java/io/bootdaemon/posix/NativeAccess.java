package io.bootdaemon.posix;

import java.lang.management.ManagementFactory;

/**
 * Whether this JVM lets our code call native functions.
 */
final class NativeAccess {

	private NativeAccess() {
	}

	/**
	 * Whether it was allowed expressly. Module.isNativeAccessEnabled came with Java 22;
	 * before that, nothing is denied.
	 */
	static boolean isEnabled() {
		try {
			return (Boolean) Module.class.getMethod("isNativeAccessEnabled").invoke(NativeAccess.class.getModule());
		}
		catch (ReflectiveOperationException ex) {
			return true;
		}
	}

	/**
	 * Whether it is denied: what isn't allowed expressly is only warned of by default.
	 */
	static boolean isDenied() {
		return !isEnabled()
				&& ManagementFactory.getRuntimeMXBean().getInputArguments().contains("--illegal-native-access=deny");
	}

}
