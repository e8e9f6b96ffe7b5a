package io.bootdaemon.posix;

import jnr.constants.platform.RLIMIT;

/**
 * Limits of a process (getrlimit(2)).
 */
public enum Limit {

	/** Bytes of a core dump, RLIMIT_CORE. */
	CORE(RLIMIT.RLIMIT_CORE),

	/** One more than the highest descriptor, RLIMIT_NOFILE. */
	OPEN_FILES(RLIMIT.RLIMIT_NOFILE);

	/** No limit, RLIM_INFINITY. */
	public static final long UNLIMITED = -1;

	private final RLIMIT limit;

	Limit(RLIMIT limit) {
		this.limit = limit;
	}

	int number() {
		return this.limit.intValue();
	}

}
