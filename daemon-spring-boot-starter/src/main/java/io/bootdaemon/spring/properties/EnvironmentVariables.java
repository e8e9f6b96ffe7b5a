package io.bootdaemon.spring.properties;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads {@code daemon.environment} with its keys as they stand in the source. The binder
 * would make MYVAR of MY_VAR.
 */
final class EnvironmentVariables {

	private static final String KEY = PropertyReader.PREFIX + ".environment";

	private static final String VARIABLE = "DAEMON_ENVIRONMENT_";

	private EnvironmentVariables() {
	}

	static Map<String, String> read(ConfigurableEnvironment environment) {
		Map<String, String> variables = new LinkedHashMap<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String key : enumerable.getPropertyNames()) {
					String name = name(key, source instanceof SystemEnvironmentPropertySource);
					Object value = source.getProperty(key);
					if (!name.isEmpty() && value != null) {
						variables.putIfAbsent(name, environment.resolvePlaceholders(value.toString()));
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

}
