package io.bootdaemon;

import java.time.Duration;

/**
 * The defaults of a daemon's options.
 */
public final class DaemonDefaults {

	/** File mode creation mask. */
	public static final int UMASK = 027;

	/** Mode of the PID file. */
	public static final int PID_FILE_PERMISSIONS = 0644;

	/** Mode of the log. */
	public static final int LOG_FILE_PERMISSIONS = 0640;

	/** How long a start may go without progress. */
	public static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	/** When a daemon counts as ready. */
	public static final ReadyWhen READY_WHEN = ReadyWhen.READY;

	/** How long to wait before a daemon is started again. */
	public static final Duration RESTART_DELAY = Duration.ofSeconds(1);

	/** Where the doubling of that delay ends. */
	public static final Duration RESTART_MAX_DELAY = Duration.ofMinutes(1);

	/** After how long a time as ready the delay is the first one again. */
	public static final Duration RESTART_STABLE_AFTER = Duration.ofMinutes(1);

	/** How many starts within the window are the last ones. */
	public static final int RESTART_MAX_ATTEMPTS = 10;

	/** The time within which starts are counted. */
	public static final Duration RESTART_WINDOW = Duration.ofMinutes(15);

	/** How long a daemon that was replaced answers on its connections. */
	public static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(30);

	private DaemonDefaults() {
	}

}
