package io.bootdaemon.spring.application;

/**
 * Fails by an exception that has an exit code, and takes its time to end.
 */
class EndsSlowlyAfterFailure {

	/** Longer than the waiter waits before it asks a failed JVM to end. */
	private static final long MILLIS = 13_000;

	public static void main(String[] args) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> ReadyThenSleep.sleep(MILLIS)));
		FailsWithExitCode.main(args);
	}

}
