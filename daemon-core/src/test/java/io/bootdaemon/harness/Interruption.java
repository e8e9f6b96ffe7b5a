package io.bootdaemon.harness;

/**
 * The end of a build in the middle of a test: what the test has started is ended then,
 * too. A build that is killed by SIGKILL leaves it all the same.
 */
public final class Interruption implements AutoCloseable {

	private final Thread hook;

	/**
	 * From now on until {@link #close}.
	 * @param cleanup ends what the test has started
	 */
	public Interruption(Runnable cleanup) {
		this.hook = new Thread(cleanup, "interrupted-test");
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	/** The test has ended by itself. */
	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// Then it is the hook that ends the test's processes
			return;
		}
	}

}
