package io.bootdaemon.spring.startup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.Relocation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

import org.springframework.util.StringUtils;

/**
 * Lets a daemon with another working directory read the configuration files of the
 * directory in which its command was typed.
 */
final class ConfigurationFiles {

	private static final String LOCATION = "spring.config.location";

	private static final String IMPORT = "spring.config.import";

	private static final List<String> NAMES = List.of(LOCATION, "spring.config.additional-location", IMPORT);

	/** Boot's own default, seen from another directory. */
	private static final String DEFAULT_LOCATION = "optional:classpath:/;optional:classpath:/config/,"
			+ "optional:file:./;optional:file:./config/;optional:file:./config/*/";

	/** Without a prefix, an import in a file is relative to that file. */
	private static final Pattern RELATIVE_IMPORT = Pattern
		.compile("\\s*(optional:)?(resource:)?(file:|configtree:)(?!/).*");

	private ConfigurationFiles() {
	}

	/**
	 * The {@code -D} options that the daemon needs to read the same files.
	 * @param environment the environment that was read
	 * @param from where it was typed
	 * @param to where the daemon works
	 * @return the options; none if that is the same directory
	 * @throws LaunchException if a file can't be kept
	 */
	static List<String> properties(ConfigurableEnvironment environment, Path from, Path to) throws LaunchException {
		if (from.equals(to)) {
			return List.of();
		}
		checkImports(environment, to);
		List<String> options = new ArrayList<>();
		for (String name : NAMES) {
			PropertySource<?> source = find(environment, name);
			if (source == null && name.equals(LOCATION)) {
				options.add(option(name, DEFAULT_LOCATION, from));
			}
			else if (source != null && !(source instanceof CommandLinePropertySource)) {
				String value = environment.resolvePlaceholders(String.valueOf(source.getProperty(name)));
				if (!Relocation.absoluteLocations(value, from).equals(value)) {
					checkOverridable(source, name, value);
					options.add(option(name, value, from));
				}
			}
		}
		return options;
	}

	private static String option(String name, String value, Path from) {
		return "-D" + name + "=" + Relocation.absoluteLocations(value, from);
	}

	/**
	 * Configuration files can't set spring.config.location; their imports are checked
	 * apart.
	 */
	private static @Nullable PropertySource<?> find(ConfigurableEnvironment environment, String name) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			boolean attached = source.getName().equals("configurationProperties");
			if (!attached && !isFile(source) && source.containsProperty(name)) {
				return source;
			}
		}
		return null;
	}

	private static void checkOverridable(PropertySource<?> source, String name, String value) throws LaunchException {
		boolean overridable = source.getName().startsWith("system") || source.getName().equals("defaultProperties");
		if (!overridable) {
			throw vanishing(name, value, source.getName());
		}
	}

	private static void checkImports(ConfigurableEnvironment environment, Path to) throws LaunchException {
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (isFile(source) && source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					if (name.equals(IMPORT) || name.startsWith(IMPORT + "[")) {
						String value = environment.resolvePlaceholders(String.valueOf(source.getProperty(name)));
						for (String location : StringUtils.tokenizeToStringArray(value, ",;")) {
							if (RELATIVE_IMPORT.matcher(location).matches()) {
								throw vanishing(name, location, source.getName());
							}
						}
					}
				}
			}
		}
	}

	private static boolean isFile(PropertySource<?> source) {
		return source.getName().startsWith("Config resource ");
	}

	private static LaunchException vanishing(String name, String value, String source) {
		return new LaunchException(ExitStatus.CONFIGURATION,
				"'" + name + "' is '" + value + "' (" + source
						+ "), which the daemon would look for in its own working directory.",
				"Write it as an absolute path, or leave 'daemon.work-dir' as it is.");
	}

}
