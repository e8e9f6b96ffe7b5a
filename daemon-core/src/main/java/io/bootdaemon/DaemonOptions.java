package io.bootdaemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/**
 * The options of a daemon: its name, files and limits. They are decided, and not yet
 * checked against the machine. {@link #named} makes them.
 *
 * @param name what messages and default file names use; no {@code /}, no control
 * characters
 * @param workDirectory absolute
 * @param pidFile absolute
 * @param logFile absolute; {@code /dev/null} for none
 * @param umask 0 to 0777
 * @param pidFilePermissions mode of the PID file, 0 to 0666
 * @param logFilePermissions mode of the log, 0 to 0666
 * @param startTimeout how long a start may go without progress; zero for ever
 * @param stopTimeout patience between SIGTERM and SIGKILL
 * @param readyWhen when it counts as ready
 * @param version version of the program for the log, if it has one
 * @param jvmOptions options for the daemon's JVM only, after those of the command line
 * @param environment variables for the daemon only, over those of the caller
 * @param restart whether and how it is started again after its end
 * @param watchdogInterval how often it is looked whether it hangs; zero for never
 * @param logRotation when its log is rotated
 * @param process what its process has from the kernel
 * @param drainTimeout how long it answers on connections that it has accepted, after a
 * hot restart has replaced it
 * @param fastStart the directory of its class archives, absolute; null to use none
 */
public record DaemonOptions(String name, Path workDirectory, Path pidFile, Path logFile, int umask,
		int pidFilePermissions, int logFilePermissions, Duration startTimeout, Duration stopTimeout,
		ReadyWhen readyWhen, @Nullable String version, List<String> jvmOptions, Map<String, String> environment,
		RestartOptions restart, Duration watchdogInterval, LogRotation logRotation, ProcessOptions process,
		Duration drainTimeout, @Nullable Path fastStart) {

	public DaemonOptions {
		jvmOptions = List.copyOf(jvmOptions);
		environment = Map.copyOf(environment);
	}

	/**
	 * Starts with {@link DaemonDefaults}: files {@code <name>.pid} and {@code <name>.out}
	 * in the current directory, which stays the working directory.
	 * @param name the daemon's name
	 * @return a builder
	 */
	public static Builder named(String name) {
		return new Builder(name);
	}

	/**
	 * Collects options. Relative paths that are set resolve from the working directory.
	 */
	public static final class Builder {

		private final String name;

		private Path workDirectory = Path.of("").toAbsolutePath();

		private @Nullable Path pidFile;

		private @Nullable Path logFile;

		private int umask = DaemonDefaults.UMASK;

		private int pidFilePermissions = DaemonDefaults.PID_FILE_PERMISSIONS;

		private int logFilePermissions = DaemonDefaults.LOG_FILE_PERMISSIONS;

		private Duration startTimeout = DaemonDefaults.START_TIMEOUT;

		private Duration stopTimeout = Duration.ofSeconds(70);

		private ReadyWhen readyWhen = DaemonDefaults.READY_WHEN;

		private @Nullable String version;

		private List<String> jvmOptions = List.of();

		private final Map<String, String> environment = new LinkedHashMap<>();

		private RestartOptions restart = RestartOptions.NEVER;

		private Duration watchdogInterval = Duration.ZERO;

		private LogRotation logRotation = LogRotation.OFF;

		private ProcessOptions process = ProcessOptions.INHERITED;

		private Duration drainTimeout = DaemonDefaults.DRAIN_TIMEOUT;

		private @Nullable Path fastStart;

		private Builder(String name) {
			this.name = Objects.requireNonNull(name);
		}

		/**
		 * The directory the daemon works in.
		 * @param directory a directory; relative to the current one
		 * @return this
		 */
		public Builder workDirectory(Path directory) {
			this.workDirectory = tidy(directory.toAbsolutePath());
			return this;
		}

		/**
		 * The file that holds the process id; lock and state file stand beside it.
		 * @param file a file; relative to the working directory
		 * @return this
		 */
		public Builder pidFile(Path file) {
			this.pidFile = file;
			return this;
		}

		/**
		 * The file that gets standard output and standard error.
		 * @param file a file; relative to the working directory
		 * @return this
		 */
		public Builder logFile(Path file) {
			this.logFile = file;
			return this;
		}

		/**
		 * The file mode creation mask.
		 * @param umask 0 to 0777
		 * @return this
		 */
		public Builder umask(int umask) {
			this.umask = umask;
			return this;
		}

		/**
		 * The mode of the PID file.
		 * @param permissions 0 to 0666
		 * @return this
		 */
		public Builder pidFilePermissions(int permissions) {
			this.pidFilePermissions = permissions;
			return this;
		}

		/**
		 * The mode of the log.
		 * @param permissions 0 to 0666
		 * @return this
		 */
		public Builder logFilePermissions(int permissions) {
			this.logFilePermissions = permissions;
			return this;
		}

		/**
		 * How long a start may go without progress.
		 * @param timeout not negative; zero for ever
		 * @return this
		 */
		public Builder startTimeout(Duration timeout) {
			this.startTimeout = timeout;
			return this;
		}

		/**
		 * The patience between SIGTERM and SIGKILL.
		 * @param timeout not negative
		 * @return this
		 */
		public Builder stopTimeout(Duration timeout) {
			this.stopTimeout = timeout;
			return this;
		}

		/**
		 * When the daemon counts as ready.
		 * @param readyWhen the moment
		 * @return this
		 */
		public Builder readyWhen(ReadyWhen readyWhen) {
			this.readyWhen = readyWhen;
			return this;
		}

		/**
		 * The program's version, for the line in the log with which each start begins.
		 * @param version the version, or null
		 * @return this
		 */
		public Builder version(@Nullable String version) {
			this.version = version;
			return this;
		}

		/**
		 * Options for the daemon's JVM only.
		 * @param options as on a command line, one an element
		 * @return this
		 */
		public Builder jvmOptions(List<String> options) {
			this.jvmOptions = options;
			return this;
		}

		/**
		 * Adds variables to the daemon's environment.
		 * @param variables names and values
		 * @return this
		 */
		public Builder environment(Map<String, String> variables) {
			this.environment.putAll(variables);
			return this;
		}

		/**
		 * Whether and how it is started again after its end.
		 * @param restart the policy and its times
		 * @return this
		 */
		public Builder restart(RestartOptions restart) {
			this.restart = restart;
			return this;
		}

		/**
		 * How often it is looked whether the daemon hangs.
		 * @param interval not negative; zero for never
		 * @return this
		 */
		public Builder watchdogInterval(Duration interval) {
			this.watchdogInterval = interval;
			return this;
		}

		/**
		 * When the log is rotated.
		 * @param rotation from which size on, and what is kept
		 * @return this
		 */
		public Builder logRotation(LogRotation rotation) {
			this.logRotation = rotation;
			return this;
		}

		/**
		 * What the daemon's process has from the kernel: user, priority, limits.
		 * @param process the options
		 * @return this
		 */
		public Builder process(ProcessOptions process) {
			this.process = process;
			return this;
		}

		/**
		 * How long the daemon answers on connections that it has accepted, after a hot
		 * restart has replaced it.
		 * @param timeout not negative
		 * @return this
		 */
		public Builder drainTimeout(Duration timeout) {
			this.drainTimeout = timeout;
			return this;
		}

		/**
		 * Where a training puts the class archive that makes its starts faster.
		 * @param directory the directory, relative to the working directory; null to use
		 * none
		 * @return this
		 */
		public Builder fastStart(@Nullable Path directory) {
			this.fastStart = directory;
			return this;
		}

		/**
		 * The finished options.
		 * @return the options, every path absolute
		 */
		public DaemonOptions build() {
			Path current = Path.of("").toAbsolutePath();
			return new DaemonOptions(this.name, this.workDirectory, located(this.pidFile, current, ".pid"),
					located(this.logFile, current, ".out"), this.umask, this.pidFilePermissions,
					this.logFilePermissions, this.startTimeout, this.stopTimeout, this.readyWhen, this.version,
					this.jvmOptions, this.environment, this.restart, this.watchdogInterval, this.logRotation,
					this.process, this.drainTimeout,
					(this.fastStart != null) ? tidy(this.workDirectory.resolve(this.fastStart)) : null);
		}

		private Path located(@Nullable Path file, Path home, String suffix) {
			return (file != null) ? tidy(this.workDirectory.resolve(file)) : home.resolve(this.name + suffix);
		}

		/**
		 * With {@code ..} behind a symbolic link, normalizing would name another file.
		 */
		private static Path tidy(Path path) {
			return StreamSupport.stream(path.spliterator(), false).anyMatch(Path.of("..")::equals) ? path
					: path.normalize();
		}

	}

}
