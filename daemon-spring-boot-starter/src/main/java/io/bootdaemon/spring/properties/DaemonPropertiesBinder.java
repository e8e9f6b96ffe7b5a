package io.bootdaemon.spring.properties;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.bootdaemon.spring.Background;
import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ReadyWhen;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Binds {@code daemon.*} from an application's environment to the options of its daemon,
 * or says which value isn't valid.
 */
public final class DaemonPropertiesBinder {

	/** Default of spring.lifecycle.timeout-per-shutdown-phase. */
	private static final Duration SPRINGS_PHASE = Duration.ofSeconds(30);

	private static final Duration SHORTEST_STOP = Duration.ofMinutes(1);

	private final PropertyReader reader;

	private final DaemonValues values;

	private final GroupedValues groups;

	private final ApplicationArguments arguments;

	/**
	 * A binder.
	 * @param environment the environment
	 * @param arguments the application's arguments
	 */
	public DaemonPropertiesBinder(ConfigurableEnvironment environment, String... arguments) {
		this.reader = new PropertyReader(environment);
		this.arguments = new DefaultApplicationArguments(arguments);
		this.values = new DaemonValues(this.reader);
		this.groups = new GroupedValues(this.reader, this.values);
	}

	/**
	 * Whether the flags are ours at all.
	 * @return {@code daemon.enabled}
	 * @throws LaunchException if the value isn't valid
	 */
	public boolean enabled() throws LaunchException {
		return this.values.enabled();
	}

	/**
	 * When to start in the background.
	 * @return {@code daemon.background}
	 * @throws LaunchException if the value isn't valid
	 */
	public Background background() throws LaunchException {
		return this.values.background();
	}

	/**
	 * Whether a property has a value from any source.
	 * @param name its name without {@code daemon.}
	 * @return false if its default counts
	 */
	public boolean isSet(String name) {
		return this.reader.find(PropertyReader.PREFIX + "." + name) != null;
	}

	/**
	 * Which of {@code daemon.environment.*} don't stand in the configuration, but have
	 * their values from the environment of this process, or by a placeholder.
	 * @return names of variables
	 */
	public Set<String> variablesFromElsewhere() {
		return EnvironmentVariables.fromElsewhere(this.reader.environment());
	}

	/**
	 * Patience with a start between two steps of progress.
	 * @return {@code daemon.start-timeout}, zero for ever
	 * @throws LaunchException if the value isn't valid
	 */
	public Duration startTimeout() throws LaunchException {
		return this.values.startTimeout();
	}

	/**
	 * When the application counts as ready.
	 * @return {@code daemon.ready-when}
	 * @throws LaunchException if the value isn't valid
	 */
	public ReadyWhen readyWhen() throws LaunchException {
		return this.values.readyWhen();
	}

	/**
	 * The options of the daemon.
	 * @param home what the application is without any property
	 * @return the options
	 * @throws LaunchException if a value isn't valid
	 */
	public DaemonOptions bind(ApplicationLocation home) throws LaunchException {
		KnownKeys.check(this.reader.environment());
		checkGivenOnce();
		DaemonOptions.Builder options = place(home);
		options.umask(this.values.umask());
		options.pidFilePermissions(this.values.pidFilePermissions());
		options.logFilePermissions(this.values.logFilePermissions());
		options.startTimeout(this.values.startTimeout());
		options.readyWhen(this.values.readyWhen());
		options.version(home.version());
		options.jvmOptions(this.values.jvmOptions());
		options.environment(this.values.environment());
		options.restart(this.groups.restart());
		options.watchdogInterval(this.groups.watchdogInterval());
		options.logRotation(this.groups.logRotation());
		options.process(this.groups.process());
		DaemonOptions result = options.build();
		ApplicationLog.check(this.reader.environment(), result);
		return result;
	}

	/**
	 * The options as far as they say where the daemon is and how to stop it. The others
	 * have their defaults.
	 * @param home what the application is without any property
	 * @return the options
	 * @throws LaunchException if one of these values isn't valid
	 */
	public DaemonOptions bindPlace(ApplicationLocation home) throws LaunchException {
		return place(home).build();
	}

	private DaemonOptions.Builder place(ApplicationLocation home) throws LaunchException {
		String name = this.values.name(home.name());
		return DaemonOptions.named(name)
			.workDirectory(this.values.path("work-dir", home.currentDirectory()))
			.pidFile(this.values.path("pid-file", home.directory().resolve(name + ".pid")))
			.logFile(this.values.path("log-file", home.directory().resolve(name + ".out")))
			.stopTimeout(this.values.duration("stop-timeout", stopTimeout()));
	}

	/** Spring joins the values of an option that is given twice by a comma. */
	private void checkGivenOnce() throws LaunchException {
		for (String name : this.arguments.getOptionNames()) {
			List<String> values = this.arguments.getOptionValues(name);
			if (name.startsWith("daemon.") && values != null && values.size() > 1) {
				throw new LaunchException(ExitStatus.CONFIGURATION,
						"'--" + name + "' is given more than once: " + String.join(", ", values) + ".",
						"Leave all but one out.");
			}
		}
	}

	private Duration stopTimeout() throws LaunchException {
		String key = "spring.lifecycle.timeout-per-shutdown-phase";
		String configured = this.reader.environment().getProperty(key);
		Duration phase;
		try {
			phase = (configured != null) ? DurationStyle.detectAndParse(configured) : SPRINGS_PHASE;
		}
		catch (IllegalArgumentException ex) {
			throw InvalidProperty.of(key, this.reader.find(key), "which is not " + DaemonValues.DURATION,
					"Set it to " + DaemonValues.DURATION + ".");
		}
		Duration twice = phase.multipliedBy(2).plusSeconds(10);
		return (twice.compareTo(SHORTEST_STOP) > 0) ? twice : SHORTEST_STOP;
	}

}
