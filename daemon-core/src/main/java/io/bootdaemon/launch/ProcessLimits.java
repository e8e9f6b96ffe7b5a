package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.posix.Credentials;
import io.bootdaemon.posix.Limit;
import io.bootdaemon.posix.SystemCallException;
import org.jspecify.annotations.Nullable;

/**
 * Priority and limits of the daemon's process. The original process sets them, and stage
 * and daemon inherit them; they do the waiter no harm.
 */
public final class ProcessLimits {

	private static final Path OOM_SCORE_ADJ = Path.of("/proc/self/oom_score_adj");

	private final ProcessOptions options;

	/**
	 * Those that are configured.
	 * @param options the options
	 */
	public ProcessLimits(ProcessOptions options) {
		this.options = options;
	}

	/**
	 * Sets them for this process.
	 * @param credentials what acts on it; by the thread that starts the stage
	 * @throws LaunchException if it may not (77)
	 */
	public void set(Credentials credentials) throws LaunchException {
		limit(credentials, Limit.OPEN_FILES, this.options.openFiles());
		limit(credentials, Limit.CORE, this.options.core());
		Integer nice = this.options.nice();
		if (nice != null) {
			try {
				credentials.setpriority(nice);
			}
			catch (SystemCallException ex) {
				throw denied("nice", nice, String.valueOf(ex.getMessage()), ex);
			}
		}
		Integer adjustment = this.options.oomScoreAdj();
		if (adjustment != null) {
			try {
				Files.writeString(OOM_SCORE_ADJ, adjustment.toString());
			}
			catch (IOException ex) {
				throw denied("oom-score-adj", adjustment, reason(ex), ex);
			}
		}
	}

	private static void limit(Credentials credentials, Limit limit, @Nullable Long value) throws LaunchException {
		if (value != null) {
			try {
				credentials.setrlimit(limit, value);
			}
			catch (SystemCallException ex) {
				throw denied((limit == Limit.CORE) ? "limits.core" : "limits.open-files", value,
						String.valueOf(ex.getMessage()), ex);
			}
		}
	}

	/** Where it can't even be opened, the message is its path. */
	private static String reason(IOException ex) {
		return (ex instanceof AccessDeniedException) ? "permission denied" : String.valueOf(ex.getMessage());
	}

	private static LaunchException denied(String key, Number value, String reason, @Nullable Exception cause) {
		String text = (value.longValue() == ProcessOptions.UNLIMITED && key.equals("limits.core")) ? "unlimited"
				: value.toString();
		String description = "'daemon." + key + "' is " + text + ", which can't be set: " + reason + ".";
		String capability = key.equals("nice") ? "CAP_SYS_NICE" : "CAP_SYS_RESOURCE";
		String action = "Start it as root with " + capability + ", or set 'daemon." + key
				+ "' to what this user may have.";
		return new LaunchException(ExitStatus.NO_PERMISSION, description, action, cause);
	}

}
