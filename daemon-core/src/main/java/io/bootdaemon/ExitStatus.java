package io.bootdaemon;

/**
 * The one table of exit codes: those of sysexits.h where one fits, and timeout(1)'s. A
 * daemon that ends before it is ready gives its own code instead.
 */
public enum ExitStatus {

	/** The daemon is ready. */
	READY(0, "ready"),

	/** It ended before it was ready, without a code of its own. */
	FAILED(1, "ended before it was ready, with no code of its own"),

	/** Something of ours on the command line is not understood (EX_USAGE). */
	USAGE(64, "a flag was not understood"),

	/** The platform is not supported, or native access is denied (EX_UNAVAILABLE). */
	UNAVAILABLE(69, "unsupported platform, or no native access"),

	/** PID file, log or directory can't be made or written (EX_CANTCREAT). */
	CANNOT_CREATE(73, "PID file, log or directory can't be made or written"),

	/** Another process holds the lock (EX_TEMPFAIL). */
	ALREADY_RUNNING(75, "already running"),

	/** A file belongs to somebody else (EX_NOPERM). */
	NO_PERMISSION(77, "no permission"),

	/** A configured value is not valid (EX_CONFIG). */
	CONFIGURATION(78, "a daemon.* value is not valid"),

	/** No progress for the start timeout; the daemon has been stopped. */
	NO_PROGRESS(124, "no progress for daemon.start-timeout; the daemon has been stopped"),

	/** Ctrl-C during the start; the daemon has been stopped. */
	INTERRUPTED(130, "Ctrl-C during the start; the daemon has been stopped");

	private final int code;

	private final String description;

	ExitStatus(int code, String description) {
		this.code = code;
		this.description = description;
	}

	/**
	 * The number a shell sees.
	 * @return 0 to 255
	 */
	public int code() {
		return this.code;
	}

	/**
	 * What it means, for a table.
	 * @return one clause
	 */
	public String description() {
		return this.description;
	}

}
