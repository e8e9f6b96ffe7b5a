package io.bootdaemon.spring.properties;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import io.bootdaemon.spring.Background;
import io.bootdaemon.ReadyWhen;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * Configuration properties of the daemon. They are read before there is a bean factory,
 * by {@link DaemonPropertiesBinder}.
 */
@ConfigurationProperties("daemon")
public class DaemonProperties {

	/**
	 * Whether the flags are the daemon's. If not, they are the application's own again.
	 */
	private boolean enabled = true;

	/**
	 * When to start in the background.
	 */
	private Background background = Background.AUTO;

	/**
	 * Name of the daemon, also of its files. By default, that of the application, or of
	 * its jar.
	 */
	private @Nullable String name;

	/**
	 * Working directory of the daemon. By default, the current one.
	 */
	private @Nullable Path workDir;

	/**
	 * PID file. By default, the name and '.pid', beside the jar.
	 */
	private @Nullable Path pidFile;

	/**
	 * File that gets standard output and standard error. By default, the name and '.out',
	 * beside the jar.
	 */
	private @Nullable Path logFile;

	/**
	 * File mode creation mask, octal.
	 */
	private String umask = "027";

	/**
	 * Permissions of the PID file, octal.
	 */
	private String pidFilePermissions = "0644";

	/**
	 * Permissions of the log, octal.
	 */
	private String logFilePermissions = "0640";

	/**
	 * How long a start may go without progress before it is stopped. Zero for ever. If a
	 * duration suffix is not specified, seconds will be used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration startTimeout = Duration.ofMinutes(2);

	/**
	 * How long to wait for the end after SIGTERM before SIGKILL is sent. By default,
	 * twice 'spring.lifecycle.timeout-per-shutdown-phase' and ten seconds, at least a
	 * minute. If a duration suffix is not specified, seconds will be used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration stopTimeout;

	/**
	 * When the application counts as ready.
	 */
	private ReadyWhen readyWhen = ReadyWhen.READY;

	/**
	 * Options for the daemon's JVM only: one text in the syntax of java's argument files,
	 * or a list with one option an element.
	 */
	private @Nullable String jvmOptions;

	/**
	 * Environment variables for the daemon only.
	 */
	private Map<String, String> environment = new HashMap<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Background getBackground() {
		return this.background;
	}

	public void setBackground(Background background) {
		this.background = background;
	}

	public @Nullable String getName() {
		return this.name;
	}

	public void setName(@Nullable String name) {
		this.name = name;
	}

	public @Nullable Path getWorkDir() {
		return this.workDir;
	}

	public void setWorkDir(@Nullable Path workDir) {
		this.workDir = workDir;
	}

	public @Nullable Path getPidFile() {
		return this.pidFile;
	}

	public void setPidFile(@Nullable Path pidFile) {
		this.pidFile = pidFile;
	}

	public @Nullable Path getLogFile() {
		return this.logFile;
	}

	public void setLogFile(@Nullable Path logFile) {
		this.logFile = logFile;
	}

	public String getUmask() {
		return this.umask;
	}

	public void setUmask(String umask) {
		this.umask = umask;
	}

	public String getPidFilePermissions() {
		return this.pidFilePermissions;
	}

	public void setPidFilePermissions(String pidFilePermissions) {
		this.pidFilePermissions = pidFilePermissions;
	}

	public String getLogFilePermissions() {
		return this.logFilePermissions;
	}

	public void setLogFilePermissions(String logFilePermissions) {
		this.logFilePermissions = logFilePermissions;
	}

	public Duration getStartTimeout() {
		return this.startTimeout;
	}

	public void setStartTimeout(Duration startTimeout) {
		this.startTimeout = startTimeout;
	}

	public @Nullable Duration getStopTimeout() {
		return this.stopTimeout;
	}

	public void setStopTimeout(@Nullable Duration stopTimeout) {
		this.stopTimeout = stopTimeout;
	}

	public ReadyWhen getReadyWhen() {
		return this.readyWhen;
	}

	public void setReadyWhen(ReadyWhen readyWhen) {
		this.readyWhen = readyWhen;
	}

	public @Nullable String getJvmOptions() {
		return this.jvmOptions;
	}

	public void setJvmOptions(@Nullable String jvmOptions) {
		this.jvmOptions = jvmOptions;
	}

	public Map<String, String> getEnvironment() {
		return this.environment;
	}

	public void setEnvironment(Map<String, String> environment) {
		this.environment = environment;
	}

}
