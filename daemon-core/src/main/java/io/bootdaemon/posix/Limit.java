package io.bootdaemon.posix;

/**
 * Limits of a process (getrlimit(2)), by Linux's numbers, which x86-64 and aarch64 share.
 */
public enum Limit {

	/** Bytes of a core dump, RLIMIT_CORE. */
	CORE(4),

	/** One more than the highest descriptor, RLIMIT_NOFILE. */
	OPEN_FILES(7);

	/** No limit, RLIM_INFINITY. */
	public static final long UNLIMITED = -1;

	private final int number;

	Limit(int number) {
		this.number = number;
	}

	int number() {
		return this.number;
	}

}
