package io.bootdaemon.process;

import java.time.Instant;
import java.util.Optional;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.process.DaemonState.Key;

/**
 * The result of a daemon's last reload, as it stands in its state file.
 */
public final class LastReload {

	private static final String OK = "ok";

	private static final String FAILED = "failed";

	private LastReload() {
	}

	/**
	 * Reads it.
	 * @param state the state file
	 * @return the result; empty if there was no reload, or it can't be understood
	 */
	public static Optional<ReloadResult> of(DaemonState state) {
		String[] parts = state.get(Key.LAST_RELOAD).orElse("").split(" ", 3);
		return (parts.length == 3) ? Optional.of(new ReloadResult(parts[1].equals(OK), parts[2])) : Optional.empty();
	}

	/**
	 * The value for the state file.
	 * @param result the result
	 * @param time when the reload ended
	 * @return milliseconds of the epoch, ok or failed, and the text
	 */
	public static String value(ReloadResult result, Instant time) {
		return time.toEpochMilli() + " " + (result.successful() ? OK : FAILED) + " " + result.text();
	}

}
