package io.bootdaemon.spring.properties;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.LaunchException;
import io.bootdaemon.spring.properties.PropertyRules.Rule;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads {@code daemon.environment} with the keys as they are written. The binder would
 * turn MY_VAR into MYVAR.
 */
final class EnvironmentVariables {

	private static final String KEY = KnownKeys.PREFIX + ".environment";

	private static final String VARIABLE = "DAEMON_ENVIRONMENT_";

	private EnvironmentVariables() {
	}

	static Map<String, String> read(ConfigurableEnvironment environment) throws LaunchException {
		Map<String, String> variables = new LinkedHashMap<>();
		for (Map.Entry<String, Variable> variable : collect(environment).entrySet()) {
			String name = variable.getKey();
			String value = variable.getValue().value();
			if (name.contains("=") || name.indexOf(0) >= 0 || value.indexOf(0) >= 0) {
				throw InvalidProperty.of(KEY + "." + name, null,
						new Rule("can't be a variable of an environment", "Leave out '=' and NUL."));
			}
			variables.put(name, value);
		}
		return variables;
	}

	/**
	 * Names of those whose values don't stand in the configuration: a placeholder in it
	 * is for them, or they are this process's own variables.
	 */
	static Set<String> fromElsewhere(ConfigurableEnvironment environment) {
		Set<String> names = new LinkedHashSet<>();
		collect(environment).forEach((name, variable) -> {
			if (variable.fromElsewhere()) {
				names.add(name);
			}
		});
		return names;
	}

	private static Map<String, Variable> collect(ConfigurableEnvironment environment) {
		Map<String, Variable> variables = new LinkedHashMap<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				boolean variable = source instanceof SystemEnvironmentPropertySource;
				for (String key : enumerable.getPropertyNames()) {
					String name = name(key, variable);
					Object value = source.getProperty(key);
					if (!name.isEmpty() && value != null) {
						String resolved = environment.resolvePlaceholders(value.toString());
						variables.putIfAbsent(name,
								new Variable(resolved, variable || !resolved.equals(value.toString())));
					}
				}
			}
		}
		return variables;
	}

	private static String name(String key, boolean variable) {
		if (variable) {
			return key.startsWith(VARIABLE) ? key.substring(VARIABLE.length()) : "";
		}
		if (key.startsWith(KEY + ".")) {
			return key.substring(KEY.length() + 1);
		}
		if (key.startsWith(KEY + "[") && key.endsWith("]")) {
			return key.substring(KEY.length() + 1, key.length() - 1);
		}
		return "";
	}

	private record Variable(String value, boolean fromElsewhere) {

	}

}
