package io.bootdaemon;

/**
 * Whether a daemon that has ended is started again. Before it was ready for the first
 * time it never is.
 */
public enum RestartPolicy {

	/** It stays ended, and has no supervisor. */
	NEVER,

	/**
	 * After any end but those that somebody wanted: exit code 0, and those of SIGHUP,
	 * SIGINT and SIGTERM (129, 130, 143).
	 */
	ON_FAILURE,

	/** After any end but that by {@code --stop}. */
	ALWAYS

}
