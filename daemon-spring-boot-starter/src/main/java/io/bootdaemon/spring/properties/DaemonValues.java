package io.bootdaemon.spring.properties;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.LaunchException;
import io.bootdaemon.ReadyWhen;
import io.bootdaemon.commandline.ArgumentFile;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.spring.Background;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.util.StringUtils;

/**
 * The {@code daemon.*} properties, each by itself: read, and checked. What one is without
 * being set, and what all of them mean together, is left to
 * {@link DaemonPropertiesBinder}.
 */
final class DaemonValues {

	static final String DURATION = "a duration, such as 90s or 2m";

	/** What is longer no shell computes with. */
	private static final Duration LONGEST = Duration.ofDays(100 * 365);

	private static final Path NOWHERE = Path.of("");

	private final PropertyReader reader;

	private final OctalText octal;

	DaemonValues(PropertyReader reader) {
		this.reader = reader;
		this.octal = new OctalText(reader);
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
				case "stop-timeout" -> duration(name, Duration.ZERO);
				case "name" -> name("");
				case "work-dir" -> path(name, NOWHERE);
				case "pid-file" -> path(name, NOWHERE);
				case "log-file" -> path(name, NOWHERE);
				case "jvm-options" -> jvmOptions();
				case "environment" -> environment();
				default -> {
					// An enumeration, which the compiler has checked
				}
			}
		}
	}

	boolean enabled() throws LaunchException {
		return this.reader.read("enabled", Boolean.class, "true or false").orElse(true);
	}

	Background background() throws LaunchException {
		return this.reader.read("background", Background.class, "auto, always or never").orElse(Background.AUTO);
	}

	ReadyWhen readyWhen() throws LaunchException {
		return this.reader.read("ready-when", ReadyWhen.class, "ready or started").orElse(ReadyWhen.READY);
	}

	int umask() throws LaunchException {
		return this.octal.read("daemon.umask", 0777, "027");
	}

	int pidFilePermissions() throws LaunchException {
		return this.octal.read("daemon.pid-file-permissions", 0666, "0644");
	}

	int logFilePermissions() throws LaunchException {
		return this.octal.read("daemon.log-file-permissions", 0666, "0640");
	}

	Duration startTimeout() throws LaunchException {
		return duration("start-timeout", Duration.ofMinutes(2));
	}

	String name(String otherwise) throws LaunchException {
		String configured = this.reader.read("name", String.class, "a name").orElse(null);
		String name = (configured != null) ? configured : otherwise;
		if (!StringUtils.hasText(name) || name.contains("/") || name.startsWith(".") || hasControl(name)) {
			throw InvalidProperty.of("daemon.name", this.reader.find("daemon.name"),
					((configured != null) ? "" : "which is '" + name + "' by default, ")
							+ "which is not a name for files: no '/', no control characters, no '.' in front",
					"Set it to a name such as 'orders'.");
		}
		return name;
	}

	Path path(String name, Path otherwise) throws LaunchException {
		String text = this.reader.read(name, String.class, "a path").orElse(null);
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

	Duration duration(String name, Duration otherwise) throws LaunchException {
		Duration duration = this.reader.read(name, Duration.class, DURATION).orElse(otherwise);
		if (duration.isNegative()) {
			throw InvalidProperty.of("daemon." + name, this.reader.find("daemon." + name), "which is negative",
					"Set it to " + DURATION + ".");
		}
		if (duration.compareTo(LONGEST) > 0) {
			throw InvalidProperty.of("daemon." + name, this.reader.find("daemon." + name), "which is too long",
					"Set it to " + DURATION + ".");
		}
		return duration;
	}

	/** As one text first: bound to a list, a text would be split at its commas. */
	List<String> jvmOptions() throws LaunchException {
		String key = "daemon.jvm-options";
		String text = this.reader.read("jvm-options", String.class, "options of a JVM").orElse(null);
		List<String> options = (text != null) ? ArgumentFile.parse(text) : this.reader.readList("jvm-options");
		if (!CommandLine.areOptions(options)) {
			throw InvalidProperty.of(key, this.reader.find(key), "of which a part is no option of a JVM",
					"Set it to options, each beginning with '-'.");
		}
		return options;
	}

	Map<String, String> environment() throws LaunchException {
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
