package io.bootdaemon.process;

import java.time.Instant;
import java.util.Optional;

import io.bootdaemon.process.DaemonState.Key;

/**
 * What came of a reload.
 *
 * @param successful whether all of it went well
 * @param text what was done, and what failed, on one line
 */
public record ReloadResult(boolean successful, String text) {

	private static final String OK = "ok";

	private static final String FAILED = "failed";

	/**
	 * The result of a daemon's last reload.
	 * @param state what its state file says
	 * @return the result; empty if there was none, or it can't be understood
	 */
	public static Optional<ReloadResult> last(DaemonState state) {
		String[] parts = state.get(Key.LAST_RELOAD).orElse("").split(" ", 3);
		return (parts.length == 3) ? Optional.of(new ReloadResult(parts[1].equals(OK), parts[2])) : Optional.empty();
	}

	/**
	 * As it stands in the state file.
	 * @param time when
	 * @return milliseconds of the epoch, ok or failed, and the text
	 */
	public String toState(Instant time) {
		return time.toEpochMilli() + " " + (this.successful ? OK : FAILED) + " " + this.text;
	}

}
