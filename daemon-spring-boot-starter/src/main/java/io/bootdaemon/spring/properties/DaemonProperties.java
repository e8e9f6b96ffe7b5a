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

/**
 * Configuration properties of the daemon. {@link BoundProperties} binds them before there
 * is a context. In a context they are bound when somebody asks for them, as the actuator
 * does.
 *
 * @param enabled Whether the flags are the daemon's. If not, they are the application's
 * own again.
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
 * @param startTimeout How long a start may go without progress before it is stopped. Zero
 * for ever. If a duration suffix is not specified, seconds will be used.
 * @param stopTimeout How long to wait for the end after SIGTERM before SIGKILL is sent.
 * By default, twice 'spring.lifecycle.timeout-per-shutdown-phase' and ten seconds, at
 * least a minute. If a duration suffix is not specified, seconds will be used.
 * @param readyWhen When the application counts as ready.
 * @param jvmOptions Options for the daemon's JVM only: one text in the syntax of java's
 * argument files, or a list with one option an element.
 * @param environment Environment variables for the daemon only.
 * @param user User that the daemon is to be, by name or number. By default, the one who
 * starts it.
 * @param group Group of the daemon, by name or number. By default, that of its user.
 * @param nice Nice value of the daemon, from -20 to 19. By default, as where it is
 * started.
 * @param oomScoreAdj How readily the kernel kills the daemon when memory runs out, from
 * -1000 to 1000. By default, as where it is started.
 * @param restart Starting it again after its end.
 * @param watchdog Ending it when it hangs.
 * @param log Rotating its log.
 * @param limits Limits that the kernel sets.
 */
@Lazy
@ConfigurationProperties("daemon")
public record DaemonProperties(@DefaultValue("true") boolean enabled, @DefaultValue("auto") Background background,
		@Nullable String name, @Nullable String workDir, @Nullable String pidFile, @Nullable String logFile,
		@DefaultValue(DaemonDefaults.UMASK) String umask,
		@DefaultValue(DaemonDefaults.PID_FILE_PERMISSIONS) String pidFilePermissions,
		@DefaultValue(DaemonDefaults.LOG_FILE_PERMISSIONS) String logFilePermissions,
		@DurationUnit(ChronoUnit.SECONDS) @DefaultValue(DaemonDefaults.START_TIMEOUT) Duration startTimeout,
		@DurationUnit(ChronoUnit.SECONDS) @Nullable Duration stopTimeout,
		@DefaultValue(DaemonDefaults.READY_WHEN) ReadyWhen readyWhen,
		@Delimiter(Delimiter.NONE) @DefaultValue List<String> jvmOptions, @DefaultValue Map<String, String> environment,
		@Nullable String user, @Nullable String group, @Nullable Integer nice, @Nullable Integer oomScoreAdj,
		@DefaultValue Restart restart, @DefaultValue Watchdog watchdog, @DefaultValue Log log,
		@DefaultValue Limits limits) {

	/**
	 * Starting it again after its end.
	 *
	 * @param policy Whether it is started again after its end.
	 * @param delay How long to wait before it is started again; doubles with each further
	 * time. If a duration suffix is not specified, seconds will be used.
	 * @param maxDelay Longest time to wait before it is started again. If a duration
	 * suffix is not specified, seconds will be used.
	 * @param stableAfter After how long a time as ready the delay is the first one again.
	 * If a duration suffix is not specified, seconds will be used.
	 * @param maxAttempts How often it is started again within the window before that is
	 * given up. Zero for no limit.
	 * @param window Time within which starts are counted. If a duration suffix is not
	 * specified, seconds will be used.
	 */
	public record Restart(@DefaultValue("never") RestartPolicy policy,
			@DurationUnit(ChronoUnit.SECONDS) @DefaultValue(DaemonDefaults.RESTART_DELAY) Duration delay,
			@DurationUnit(ChronoUnit.SECONDS) @DefaultValue(DaemonDefaults.RESTART_MAX_DELAY) Duration maxDelay,
			@DurationUnit(ChronoUnit.SECONDS) @DefaultValue(DaemonDefaults.RESTART_STABLE_AFTER) Duration stableAfter,
			@DefaultValue("" + DaemonDefaults.RESTART_MAX_ATTEMPTS) int maxAttempts,
			@DurationUnit(ChronoUnit.SECONDS) @DefaultValue(DaemonDefaults.RESTART_WINDOW) Duration window) {

	}

	/**
	 * Ending it when it hangs.
	 *
	 * @param interval How often to look whether it hangs, and how long an answer may
	 * take. Zero for never. If a duration suffix is not specified, seconds will be used.
	 */
	public record Watchdog(@DurationUnit(ChronoUnit.SECONDS) @DefaultValue("0s") Duration interval) {

	}

	/**
	 * Rotating its log.
	 *
	 * @param maxSize Size from which on the log is rotated. Zero for never.
	 * @param maxHistory How many rotated logs are kept.
	 * @param compress Whether rotated logs are compressed.
	 */
	public record Log(@DefaultValue("0B") DataSize maxSize,
			@DefaultValue("" + LogRotation.DEFAULT_HISTORY) int maxHistory, @DefaultValue("false") boolean compress) {

	}

	/**
	 * Limits that the kernel sets.
	 *
	 * @param openFiles Most files and connections it may have open. By default, as where
	 * it is started.
	 * @param core Largest core dump, or 'unlimited'. By default, as where it is started.
	 */
	public record Limits(@Nullable Integer openFiles, @Nullable String core) {

	}

}
