package io.bootdaemon;

/**
 * When a daemon counts as ready.
 */
public enum ReadyWhen {

	/**
	 * All runners and all listeners for readiness have returned.
	 */
	READY,

	/**
	 * The application has started; for one whose runner never returns.
	 */
	STARTED

}
