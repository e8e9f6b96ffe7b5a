package io.bootdaemon.spring.properties;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.spring.Background;
import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ReadyWhen;
import io.bootdaemon.commandline.ArgumentFile;
import io.bootdaemon.commandline.CommandLine;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Binds {@code daemon.*} from an application's environment to the options of its daemon,
 * or says which value isn't valid.
 */
public final class DaemonPropertiesBinder {

	/** Default of spring.lifecycle.timeout-per-shutdown-phase. */
	private static final Duration SPRINGS_PHASE = Duration.ofSeconds(30);

	private static final Duration SHORTEST_STOP = Duration.ofMinutes(1);

	private static final String DURATION = "a duration, such as 90s or 2m";

	private static final Path NOWHERE = Path.of("");

	private final PropertyReader reader;

	private final OctalText octal;

	private final ApplicationArguments arguments;

	/**
	 * A binder.
	 * @param environment the environment
	 * @param arguments the application's arguments
	 */
	public DaemonPropertiesBinder(ConfigurableEnvironment environment, String... arguments) {
		this.reader = new PropertyReader(environment);
		this.arguments = new DefaultApplicationArguments(arguments);
		this.octal = new OctalText(this.reader);
	}

	/**
	 * Whether the flags are ours at all.
	 * @return {@code daemon.enabled}
	 * @throws LaunchException if the value isn't valid
	 */
	public boolean enabled() throws LaunchException {
		return this.reader.read("enabled", "enabled", Boolean.class, "true or false").orElse(true);
	}

	/**
	 * When to start in the background.
	 * @return {@code daemon.background}
	 * @throws LaunchException if the value isn't valid
	 */
	public Background background() throws LaunchException {
		return this.reader.read("background", "background", Background.class, "auto, always or never")
			.orElse(Background.AUTO);
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
		DaemonOptions.Builder options = place(home, name(home));
		options.umask(umask());
		options.pidFilePermissions(pidFilePermissions());
		options.logFilePermissions(logFilePermissions());
		options.startTimeout(startTimeout());
		options.readyWhen(this.reader.read("ready-when", "readyWhen", ReadyWhen.class, "ready or started")
			.orElse(ReadyWhen.READY));
		options.version(home.version());
		options.jvmOptions(jvmOptions());
		options.environment(environmentVariables());
		DaemonOptions result = options.build();
		ApplicationLog.check(this.reader.environment(), result);
		return result;
	}

	/**
	 * Returns if some properties are valid, each by itself: cheaper than to bind all.
	 * @param names their names without {@code daemon.}, as in the documentation
	 * @throws LaunchException if one isn't
	 */
	void check(Set<String> names) throws LaunchException {
		for (String name : names) {
			switch (name) {
				case "umask" -> umask();
				case "pid-file-permissions" -> pidFilePermissions();
				case "log-file-permissions" -> logFilePermissions();
				case "start-timeout" -> startTimeout();
				case "stop-timeout" -> duration(name, "stopTimeout", Duration.ZERO);
				case "name" -> checkedName(this.reader.read(name, name, String.class, "a name").orElse(""), "");
				case "work-dir" -> path(name, "workDir", NOWHERE);
				case "pid-file" -> path(name, "pidFile", NOWHERE);
				case "log-file" -> path(name, "logFile", NOWHERE);
				case "jvm-options" -> jvmOptions();
				case "environment" -> environmentVariables();
				default -> {
					// An enumeration, which the compiler has checked
				}
			}
		}
	}

	private int umask() throws LaunchException {
		return this.octal.read("daemon.umask", 0777, "027");
	}

	private int pidFilePermissions() throws LaunchException {
		return this.octal.read("daemon.pid-file-permissions", 0666, "0644");
	}

	private int logFilePermissions() throws LaunchException {
		return this.octal.read("daemon.log-file-permissions", 0666, "0640");
	}

	private Duration startTimeout() throws LaunchException {
		return duration("start-timeout", "startTimeout", Duration.ofMinutes(2));
	}

	/**
	 * The options as far as they say where the daemon is and how to stop it. The others
	 * have their defaults.
	 * @param home what the application is without any property
	 * @return the options
	 * @throws LaunchException if one of these values isn't valid
	 */
	public DaemonOptions bindPlace(ApplicationLocation home) throws LaunchException {
		return place(home, name(home)).build();
	}

	private DaemonOptions.Builder place(ApplicationLocation home, String name) throws LaunchException {
		return DaemonOptions.named(name)
			.workDirectory(path("work-dir", "workDir", home.currentDirectory()))
			.pidFile(path("pid-file", "pidFile", home.directory().resolve(name + ".pid")))
			.logFile(path("log-file", "logFile", home.directory().resolve(name + ".out")))
			.stopTimeout(duration("stop-timeout", "stopTimeout", stopTimeout()));
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

	private String name(ApplicationLocation home) throws LaunchException {
		String configured = this.reader.read("name", "name", String.class, "a name").orElse(null);
		return checkedName((configured != null) ? configured : home.name(),
				(configured != null) ? "" : "which is '" + home.name() + "' by default, ");
	}

	private String checkedName(String name, String origin) throws LaunchException {
		if (!StringUtils.hasText(name) || name.contains("/") || name.startsWith(".") || hasControl(name)) {
			throw InvalidProperty.of("daemon.name", this.reader.find("daemon.name"),
					origin + "which is not a name for files: no '/', no control characters, no '.' in front",
					"Set it to a name such as 'orders'.");
		}
		return name;
	}

	private Path path(String name, String field, Path otherwise) throws LaunchException {
		String text = this.reader.read(name, field, String.class, "a path").orElse(null);
		if (text == null) {
			return otherwise;
		}
		if (!StringUtils.hasText(text) || hasControl(text)) {
			throw InvalidProperty.of("daemon." + name, this.reader.find("daemon." + name), "which is not a path",
					"Set it to a path without control characters.");
		}
		try {
			return Path.of(text);
		}
		catch (InvalidPathException ex) {
			throw InvalidProperty.of("daemon." + name, this.reader.find("daemon." + name),
					"which this locale can't say as a path",
					"Set LC_ALL, such as to C.UTF-8, or use other characters.");
		}
	}

	private Duration duration(String name, String field, Duration otherwise) throws LaunchException {
		Duration duration = this.reader.read(name, field, Duration.class, DURATION).orElse(otherwise);
		if (duration.isNegative()) {
			throw InvalidProperty.of("daemon." + name, this.reader.find("daemon." + name), "which is negative",
					"Set it to " + DURATION + ".");
		}
		return duration;
	}

	private Duration stopTimeout() throws LaunchException {
		String key = "spring.lifecycle.timeout-per-shutdown-phase";
		String configured = this.reader.environment().getProperty(key);
		Duration phase;
		try {
			phase = (configured != null) ? DurationStyle.detectAndParse(configured) : SPRINGS_PHASE;
		}
		catch (IllegalArgumentException ex) {
			throw InvalidProperty.of(key, this.reader.find(key), "which is not " + DURATION,
					"Set it to " + DURATION + ".");
		}
		Duration twice = phase.multipliedBy(2).plusSeconds(10);
		return (twice.compareTo(SHORTEST_STOP) > 0) ? twice : SHORTEST_STOP;
	}

	/** As one text first: bound to a list, a text would be split at its commas. */
	private List<String> jvmOptions() throws LaunchException {
		String key = "daemon.jvm-options";
		String text = this.reader.read("jvm-options", "jvmOptions", String.class, "options of a JVM").orElse(null);
		List<String> options = (text != null) ? ArgumentFile.parse(text) : this.reader.readList("jvm-options");
		if (!CommandLine.areOptions(options)) {
			throw InvalidProperty.of(key, this.reader.find(key), "of which a part is no option of a JVM",
					"Set it to options, each beginning with '-'.");
		}
		return options;
	}

	private Map<String, String> environmentVariables() throws LaunchException {
		ConfigurationProperty whole = this.reader.find("daemon.environment");
		if (whole != null && StringUtils.hasText(String.valueOf(whole.getValue()))) {
			throw InvalidProperty.of("daemon.environment", whole, "which is not a map of variables",
					"Set 'daemon.environment.NAME' to the value of NAME.");
		}
		Map<String, String> variables = EnvironmentVariables.read(this.reader.environment());
		for (Map.Entry<String, String> variable : variables.entrySet()) {
			if (variable.getKey().contains("=") || variable.getKey().indexOf(0) >= 0
					|| variable.getValue().indexOf(0) >= 0) {
				throw InvalidProperty.of("daemon.environment." + variable.getKey(), null,
						"can't be a variable of an environment", "Leave out '=' and NUL.");
			}
		}
		return variables;
	}

	private static boolean hasControl(String text) {
		return text.chars().anyMatch(Character::isISOControl);
	}

}
