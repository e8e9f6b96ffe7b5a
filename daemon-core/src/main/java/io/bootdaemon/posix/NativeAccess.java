package io.bootdaemon.posix;

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

}
