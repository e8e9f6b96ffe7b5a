package io.bootdaemon.spring.properties;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.bootdaemon.DaemonDefaults;
import io.bootdaemon.LogRotation;
import io.bootdaemon.ReadyWhen;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.spring.Background;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.Delimiter;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.unit.DataSize;

import static java.util.Objects.requireNonNullElse;

/**
 * Configuration properties of the daemon. {@link BoundProperties} binds them before there
 * is a context. In a context they are bound when somebody asks for them, as the actuator
 * does.
 * <p>
 * The constructors replace a null, which stands for a property that isn't set, by its
 * default. To convert each default from the text of a {@code @DefaultValue} would cost a
 * start in the background much more. The metadata has the defaults from its additional
 * file.
 *
 * @param enabled Whether to interpret the daemon's flags. If false, they are passed to
 * the application.
 * @param background When to start in the background.
 * @param name Name of the daemon, also of its files. By default, that of the application,
 * or of its jar.
 * @param workDir Working directory of the daemon. By default, the current one.
 * @param pidFile PID file. By default, the name and '.pid', beside the jar.
 * @param logFile File that gets standard output and standard error. By default, the name
 * and '.out', beside the jar.
 * @param umask File mode creation mask, octal.
 * @param pidFilePermissions Permissions of the PID file, octal.
 * @param logFilePermissions Permissions of the log, octal.
 * @param startTimeout Longest time without progress in a start. Then it is stopped. Zero
 * for ever. If a duration suffix is not specified, seconds will be used.
 * @param stopTimeout How long to wait after SIGTERM before SIGKILL. By default, twice
 * 'spring.lifecycle.timeout-per-shutdown-phase' and ten seconds, at least a minute. If a
 * duration suffix is not specified, seconds will be used.
 * @param readyWhen When the application counts as ready.
 * @param jvmOptions Options for the daemon's JVM only. One text in the syntax of java's
 * argument files, or a list with one option an element.
 * @param environment Environment variables for the daemon only.
 * @param fastStart Whether to use what '--train' has made.
 * @param fastStartDirectory Directory of the class archive. By default, the name and
 * '.cache', beside the jar.
 * @param keepSocket Whether to keep the server's socket open. The original process opens
 * it, and it outlives crashes and restarts of the daemon.
 * @param user User that the daemon is to be, by name or number. By default, the one who
 * starts it.
 * @param group Group of the daemon, by name or number. By default, that of its user.
 * @param nice Nice value of the daemon, from -20 to 19. By default, as where it is
 * started.
 * @param oomScoreAdj How readily the kernel kills it, -1000 to 1000. By default, as where
 * it is started.
 * @param restart Restarting the daemon after it ends.
 * @param hotRestart Replacing the daemon while it serves.
 * @param watchdog Ending it when it hangs.
 * @param log Rotating its log.
 * @param limits Limits that the kernel sets.
 */
@Lazy
@ConfigurationProperties("daemon")
public record DaemonProperties(Boolean enabled, Background background, @Nullable String name, @Nullable String workDir,
		@Nullable String pidFile, @Nullable String logFile, String umask, String pidFilePermissions,
		String logFilePermissions, @DurationUnit(ChronoUnit.SECONDS) Duration startTimeout,
		@DurationUnit(ChronoUnit.SECONDS) @Nullable Duration stopTimeout, ReadyWhen readyWhen,
		@Delimiter(Delimiter.NONE) @DefaultValue List<String> jvmOptions, @DefaultValue Map<String, String> environment,
		Boolean fastStart, @Nullable String fastStartDirectory, Boolean keepSocket, @Nullable String user,
		@Nullable String group, @Nullable Integer nice, @Nullable Integer oomScoreAdj, @DefaultValue Restart restart,
		@DefaultValue HotRestart hotRestart, @DefaultValue Watchdog watchdog, @DefaultValue Log log,
		@DefaultValue Limits limits) {

	public DaemonProperties {
		enabled = requireNonNullElse(enabled, true);
		background = requireNonNullElse(background, Background.AUTO);
		umask = requireNonNullElse(umask, OctalText.of(DaemonDefaults.UMASK));
		pidFilePermissions = requireNonNullElse(pidFilePermissions, OctalText.of(DaemonDefaults.PID_FILE_PERMISSIONS));
		logFilePermissions = requireNonNullElse(logFilePermissions, OctalText.of(DaemonDefaults.LOG_FILE_PERMISSIONS));
		startTimeout = requireNonNullElse(startTimeout, DaemonDefaults.START_TIMEOUT);
		readyWhen = requireNonNullElse(readyWhen, DaemonDefaults.READY_WHEN);
		fastStart = requireNonNullElse(fastStart, true);
		keepSocket = requireNonNullElse(keepSocket, false);
	}

	/**
	 * Starting it again after its end.
	 *
	 * @param policy Whether it is started again after its end.
	 * @param delay Delay before the first restart. It doubles with each further restart.
	 * If a duration suffix is not specified, seconds will be used.
	 * @param maxDelay Longest delay before a restart. If a duration suffix is not
	 * specified, seconds will be used.
	 * @param stableAfter Time as ready that resets the delay. If a duration suffix is not
	 * specified, seconds will be used.
	 * @param maxAttempts Maximum number of restarts within the window. Zero for no limit.
	 * @param window Time within which starts are counted. If a duration suffix is not
	 * specified, seconds will be used.
	 */
	public record Restart(RestartPolicy policy, @DurationUnit(ChronoUnit.SECONDS) Duration delay,
			@DurationUnit(ChronoUnit.SECONDS) Duration maxDelay, @DurationUnit(ChronoUnit.SECONDS) Duration stableAfter,
			Integer maxAttempts, @DurationUnit(ChronoUnit.SECONDS) Duration window) {

		public Restart {
			policy = requireNonNullElse(policy, RestartPolicy.NEVER);
			delay = requireNonNullElse(delay, DaemonDefaults.RESTART_DELAY);
			maxDelay = requireNonNullElse(maxDelay, DaemonDefaults.RESTART_MAX_DELAY);
			stableAfter = requireNonNullElse(stableAfter, DaemonDefaults.RESTART_STABLE_AFTER);
			maxAttempts = requireNonNullElse(maxAttempts, DaemonDefaults.RESTART_MAX_ATTEMPTS);
			window = requireNonNullElse(window, DaemonDefaults.RESTART_WINDOW);
		}

	}

	/**
	 * Replacing it while it serves.
	 *
	 * @param drainTimeout Longest time to drain connections. A daemon that was replaced
	 * answers on those that it has accepted. If a duration suffix is not specified,
	 * seconds will be used.
	 */
	public record HotRestart(@DurationUnit(ChronoUnit.SECONDS) Duration drainTimeout) {

		public HotRestart {
			drainTimeout = requireNonNullElse(drainTimeout, DaemonDefaults.DRAIN_TIMEOUT);
		}

	}

	/**
	 * Ending it when it hangs.
	 *
	 * @param interval How often to look whether it hangs. Zero for never. If a duration
	 * suffix is not specified, seconds will be used.
	 */
	public record Watchdog(@DurationUnit(ChronoUnit.SECONDS) Duration interval) {

		public Watchdog {
			interval = requireNonNullElse(interval, Duration.ZERO);
		}

	}

	/**
	 * Rotating its log.
	 *
	 * @param maxSize Size at which the log is rotated. Zero for never.
	 * @param maxHistory How many rotated logs are kept.
	 * @param compress Whether rotated logs are compressed.
	 */
	public record Log(DataSize maxSize, Integer maxHistory, Boolean compress) {

		public Log {
			maxSize = requireNonNullElse(maxSize, DataSize.ofBytes(LogRotation.OFF.maxSize()));
			maxHistory = requireNonNullElse(maxHistory, LogRotation.OFF.maxHistory());
			compress = requireNonNullElse(compress, LogRotation.OFF.compress());
		}

	}

	/**
	 * Limits that the kernel sets.
	 *
	 * @param openFiles Maximum number of open files and sockets. By default, as where it
	 * is started.
	 * @param core Largest core dump, or 'unlimited'. By default, as where it is started.
	 */
	public record Limits(@Nullable Integer openFiles, @Nullable String core) {

	}

}
