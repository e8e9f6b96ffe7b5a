package io.bootdaemon.spring.properties;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.bootdaemon.LaunchException;
import io.bootdaemon.spring.properties.PropertyRules.Rule;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The known keys, by which a misspelt one is found: no setting may be ignored silently.
 * Spring Boot's own check for unbound properties leaves out environment variables, and
 * suggests no similar name.
 */
final class KnownKeys {

	static final String PREFIX = "daemon";

	/** Those of a group with its name and a dot in front. */
	static final List<String> NAMES = names(DaemonProperties.class, "").toList();

	private static final List<String> OPEN_ENDED = List.of("environment", "jvm-options");

	/** So that DAEMON_HOME is no misspelt DAEMON_NAME. */
	private static final int CHARACTERS_PER_MISTAKE = 4;

	private static final int LONGEST_SHORT = 7;

	private static final ConfigurationPropertyName PARENT = ConfigurationPropertyName.of(PREFIX);

	private KnownKeys() {
	}

	/**
	 * Whether a name, in the form that a binder makes, is that of one of our properties.
	 */
	static boolean isKnown(ConfigurationPropertyName name) {
		return PARENT.isAncestorOf(name) && NAMES.contains(nameOf(name));
	}

	/**
	 * Such a name without {@code daemon.}.
	 */
	static String nameOf(ConfigurationPropertyName name) {
		return name.toString().substring(PREFIX.length() + 1);
	}

	/**
	 * Refuses a key that is nearly one of ours.
	 * @return the keys that aren't like any of ours: an application may have its own
	 */
	static Set<String> check(ConfigurableEnvironment environment) throws LaunchException {
		Set<String> unlike = new LinkedHashSet<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				boolean variables = source instanceof SystemEnvironmentPropertySource;
				for (String key : enumerable.getPropertyNames()) {
					// Other programs have variables that begin so
					if (isUnlike(key, variables) && !variables) {
						unlike.add(key);
					}
				}
			}
		}
		return unlike;
	}

	/**
	 * Whether a key could be ours and isn't like one; one that is like one is refused.
	 */
	private static boolean isUnlike(String key, boolean variable) throws LaunchException {
		String prefix = PREFIX + (variable ? "_" : ".");
		if (!key.toLowerCase(Locale.ROOT).startsWith(prefix) || (variable ? isVariable(key) : isProperty(key))) {
			return false;
		}
		String rest = key.substring(prefix.length());
		String head = variable ? rest : rest.split("[.\\[]", 2)[0];
		boolean group = NAMES.stream().anyMatch((known) -> known.startsWith(head + "."));
		String name = uniform(group ? rest : head);
		String nearest = NAMES.stream()
			.min(Comparator.comparingInt((known) -> distance(name, uniform(known))))
			.orElseThrow();
		// Below a group of ours an application has none of its own
		if (group || isLike(name, nearest, variable)
				|| (!variable && NAMES.stream().anyMatch((known) -> isPart(name, known)))) {
			throw InvalidProperty.of(key, null,
					new Rule("is not a property of the daemon", "Did you mean '" + PREFIX + "." + nearest + "'?"));
		}
		return true;
	}

	private static boolean isLike(String name, String known, boolean variable) {
		int length = uniform(known).length();
		return distance(name, uniform(known)) <= (variable ? length / CHARACTERS_PER_MISTAKE : (length + 1) / 3);
	}

	/** Without its group, or with something behind it. Short names begin others' too. */
	private static boolean isPart(String name, String known) {
		return known.contains(".") && name.equals(uniform(known.substring(known.indexOf('.') + 1)))
				|| (known.length() > LONGEST_SHORT && name.startsWith(uniform(known)));
	}

	private static boolean isProperty(String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
		return NAMES.stream().anyMatch((known) -> PARENT.append(known).equals(name))
				|| OPEN_ENDED.stream().anyMatch((known) -> PARENT.append(known).isAncestorOf(name));
	}

	/** It has no dots, and no dashes. */
	private static boolean isVariable(String key) {
		String name = uniform(key);
		return NAMES.stream().anyMatch((known) -> uniform(PREFIX + known).equals(name))
				|| key.matches("(?i)DAEMON_(ENVIRONMENT|JVM_?OPTIONS)_.*");
	}

	private static Stream<String> names(Class<?> type, String prefix) {
		return Stream.of(type.getRecordComponents()).flatMap((component) -> names(component, prefix));
	}

	private static Stream<String> names(RecordComponent component, String prefix) {
		String name = prefix + DataObjectPropertyName.toDashedForm(component.getName());
		return component.getType().isRecord() ? names(component.getType(), name + ".") : Stream.of(name);
	}

	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	/** Levenshtein's: how many characters to add, remove or exchange. */
	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int j = 0; j <= other.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int exchanged = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[other.length()];
	}

}
