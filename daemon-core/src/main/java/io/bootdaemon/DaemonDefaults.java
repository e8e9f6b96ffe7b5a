package io.bootdaemon;

import java.time.Duration;

/**
 * The defaults of a daemon's options, as one would type them: an annotation can hold
 * nothing else, and from there they come into the metadata of {@code daemon.*}, the help
 * and the actuator. {@link DaemonOptions} has them from here too.
 */
public final class DaemonDefaults {

	/** File mode creation mask, octal. */
	public static final String UMASK = "027";

	/** Mode of the PID file, octal. */
	public static final String PID_FILE_PERMISSIONS = "0644";

	/** Mode of the log, octal. */
	public static final String LOG_FILE_PERMISSIONS = "0640";

	/** How long a start may go without progress. */
	public static final String START_TIMEOUT = "2m";

	/** When a daemon counts as ready. */
	public static final String READY_WHEN = "ready";

	/** How long to wait before a daemon is started again. */
	public static final String RESTART_DELAY = "1s";

	/** Where the doubling of that delay ends. */
	public static final String RESTART_MAX_DELAY = "60s";

	/** After how long a time as ready the delay is the first one again. */
	public static final String RESTART_STABLE_AFTER = "60s";

	/** How many starts within the window are the last ones. */
	public static final int RESTART_MAX_ATTEMPTS = 10;

	/** The time within which starts are counted. */
	public static final String RESTART_WINDOW = "15m";

	private DaemonDefaults() {
	}

	static int octal(String text) {
		return Integer.parseInt(text, 8);
	}

	static Duration duration(String text) {
		return Duration.parse("PT" + text);
	}

}
