package io.bootdaemon;

/**
 * The one table of exit codes: those of sysexits.h where one fits, and timeout(1)'s. A
 * daemon that ends before it is ready gives its own code instead.
 */
public enum ExitStatus {

	/** Ready, or done. */
	OK(0, "ready, or done; `--status`: it runs"),

	/** It ended before it was ready, without a code of its own; or a verb failed. */
	FAILED(1, "failed, with no code of its own; `--status`: dead, PID file there"),

	/** Nothing runs (LSB's status). */
	NOT_RUNNING(3, "`--status`: not running"),

	/** Whether it runs can't be known (LSB's status). */
	UNKNOWN(4, "`--status`: can't be known"),

	/** Nothing runs that could reload (LSB's actions). */
	NOTHING_TO_RELOAD(7, "`--reload`, `--dump`: not running"),

	/** Something of ours on the command line is not understood (EX_USAGE). */
	USAGE(64, "a flag was not understood"),

	/** There is no log (EX_NOINPUT). */
	NO_LOG(66, "`--logs`: there is no log"),

	/** The platform is not supported, or native access is denied (EX_UNAVAILABLE). */
	UNAVAILABLE(69, "unsupported platform, or no native access"),

	/** The daemon hung, and its watchdog has ended it (EX_SOFTWARE). */
	HUNG(70, "it hung, and its watchdog has ended it"),

	/** PID file, log or directory can't be made or written (EX_CANTCREAT). */
	CANNOT_CREATE(73, "PID file, log, script, unit or directory can't be made or written"),

	/** Another process holds the lock (EX_TEMPFAIL). */
	ALREADY_RUNNING(75, "already running"),

	/** A file belongs to somebody else (EX_NOPERM). */
	NO_PERMISSION(77, "no permission"),

	/** A configured value is not valid (EX_CONFIG). */
	CONFIGURATION(78, "a daemon.* value is not valid"),

	/** No progress for the start timeout; the daemon has been stopped. */
	NO_PROGRESS(124, "no progress for daemon.start-timeout; it has been stopped"),

	/** Ctrl-C during the start; the daemon has been stopped. */
	INTERRUPTED(130, "Ctrl-C during the start; it has been stopped");

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
