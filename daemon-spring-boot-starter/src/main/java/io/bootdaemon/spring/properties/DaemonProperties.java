package io.bootdaemon.spring.properties;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import io.bootdaemon.spring.Background;
import io.bootdaemon.ReadyWhen;
import io.bootdaemon.RestartPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

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

	/**
	 * User that the daemon is to be, by name or number. By default, the one who starts
	 * it.
	 */
	private @Nullable String user;

	/**
	 * Group of the daemon, by name or number. By default, that of its user.
	 */
	private @Nullable String group;

	/**
	 * Nice value of the daemon, from -20 to 19. By default, as where it is started.
	 */
	private @Nullable Integer nice;

	/**
	 * Whether rather others or it is killed when memory runs out, from -1000 to 1000. By
	 * default, as where it is started.
	 */
	private @Nullable Integer oomScoreAdj;

	/**
	 * Starting it again after its end.
	 */
	private final Restart restart = new Restart();

	/**
	 * Ending it when it hangs.
	 */
	private final Watchdog watchdog = new Watchdog();

	/**
	 * Rotating its log.
	 */
	private final Log log = new Log();

	/**
	 * Limits that the kernel sets.
	 */
	private final Limits limits = new Limits();

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

	public @Nullable String getUser() {
		return this.user;
	}

	public void setUser(@Nullable String user) {
		this.user = user;
	}

	public @Nullable String getGroup() {
		return this.group;
	}

	public void setGroup(@Nullable String group) {
		this.group = group;
	}

	public @Nullable Integer getNice() {
		return this.nice;
	}

	public void setNice(@Nullable Integer nice) {
		this.nice = nice;
	}

	public @Nullable Integer getOomScoreAdj() {
		return this.oomScoreAdj;
	}

	public void setOomScoreAdj(@Nullable Integer oomScoreAdj) {
		this.oomScoreAdj = oomScoreAdj;
	}

	public Restart getRestart() {
		return this.restart;
	}

	public Watchdog getWatchdog() {
		return this.watchdog;
	}

	public Log getLog() {
		return this.log;
	}

	public Limits getLimits() {
		return this.limits;
	}

	/**
	 * Starting it again after its end.
	 */
	public static class Restart {

		/**
		 * Whether it is started again after its end.
		 */
		private RestartPolicy policy = RestartPolicy.NEVER;

		/**
		 * How long to wait before it is started again; doubles with each further time. If
		 * a duration suffix is not specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration delay = Duration.ofSeconds(1);

		/**
		 * Longest time to wait before it is started again. If a duration suffix is not
		 * specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration maxDelay = Duration.ofSeconds(60);

		/**
		 * After how long a time as ready the delay is the first one again. If a duration
		 * suffix is not specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration stableAfter = Duration.ofSeconds(60);

		/**
		 * How often it is started again within the window before that is given up. Zero
		 * for no limit.
		 */
		private int maxAttempts = 10;

		/**
		 * Time within which starts are counted. If a duration suffix is not specified,
		 * seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration window = Duration.ofMinutes(15);

		public RestartPolicy getPolicy() {
			return this.policy;
		}

		public void setPolicy(RestartPolicy policy) {
			this.policy = policy;
		}

		public Duration getDelay() {
			return this.delay;
		}

		public void setDelay(Duration delay) {
			this.delay = delay;
		}

		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

		public Duration getStableAfter() {
			return this.stableAfter;
		}

		public void setStableAfter(Duration stableAfter) {
			this.stableAfter = stableAfter;
		}

		public int getMaxAttempts() {
			return this.maxAttempts;
		}

		public void setMaxAttempts(int maxAttempts) {
			this.maxAttempts = maxAttempts;
		}

		public Duration getWindow() {
			return this.window;
		}

		public void setWindow(Duration window) {
			this.window = window;
		}

	}

	/**
	 * Ending it when it hangs.
	 */
	public static class Watchdog {

		/**
		 * How often to look for a deadlock, or a liveness state that is BROKEN. Zero for
		 * never. If a duration suffix is not specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration interval = Duration.ZERO;

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

	}

	/**
	 * Rotating its log.
	 */
	public static class Log {

		/**
		 * Size from which on the log is rotated. Zero for never.
		 */
		private DataSize maxSize = DataSize.ofBytes(0);

		/**
		 * How many rotated logs are kept.
		 */
		private int maxHistory = 7;

		/**
		 * Whether rotated logs are compressed.
		 */
		private boolean compress = false;

		public DataSize getMaxSize() {
			return this.maxSize;
		}

		public void setMaxSize(DataSize maxSize) {
			this.maxSize = maxSize;
		}

		public int getMaxHistory() {
			return this.maxHistory;
		}

		public void setMaxHistory(int maxHistory) {
			this.maxHistory = maxHistory;
		}

		public boolean isCompress() {
			return this.compress;
		}

		public void setCompress(boolean compress) {
			this.compress = compress;
		}

	}

	/**
	 * Limits that the kernel sets.
	 */
	public static class Limits {

		/**
		 * Most files and connections it may have open. By default, as where it is
		 * started.
		 */
		private @Nullable Integer openFiles;

		/**
		 * Largest core dump, or 'unlimited'. By default, as where it is started.
		 */
		private @Nullable String core;

		public @Nullable Integer getOpenFiles() {
			return this.openFiles;
		}

		public void setOpenFiles(@Nullable Integer openFiles) {
			this.openFiles = openFiles;
		}

		public @Nullable String getCore() {
			return this.core;
		}

		public void setCore(@Nullable String core) {
			this.core = core;
		}

	}

}
