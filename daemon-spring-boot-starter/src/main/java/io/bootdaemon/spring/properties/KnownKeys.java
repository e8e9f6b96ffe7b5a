package io.bootdaemon.spring.properties;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
 * The keys there are, to find one that was misspelt: a setting may not vanish silently.
 * Spring Boot's own search for what isn't bound leaves out variables of the environment,
 * and knows no nearest name.
 */
final class KnownKeys {

	static final String PREFIX = "daemon";

	/** Those of a group with its name and a dot in front. */
	static final List<String> NAMES = names(DaemonProperties.class, "").toList();

	private static final List<String> OPEN_ENDED = List.of("environment", "jvm-options");

	/** So that DAEMON_HOME is no misspelt DAEMON_NAME. */
	private static final int CHARACTERS_PER_MISTAKE = 4;

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
	 * Refuses a key of ours that isn't known.
	 */
	static void check(ConfigurableEnvironment environment) throws LaunchException {
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String key : enumerable.getPropertyNames()) {
					check(key, source instanceof SystemEnvironmentPropertySource);
				}
			}
		}
	}

	/**
	 * In the environment, other programs have variables that begin so: there only what is
	 * nearly one of ours is taken for a mistake.
	 */
	private static void check(String key, boolean variable) throws LaunchException {
		String prefix = PREFIX + (variable ? "_" : ".");
		if (!key.toLowerCase(Locale.ROOT).startsWith(prefix) || (variable ? isVariable(key) : isProperty(key))) {
			return;
		}
		String rest = key.substring(prefix.length());
		String head = variable ? rest : rest.split("[.\\[]", 2)[0];
		boolean group = NAMES.stream().anyMatch((known) -> known.startsWith(head + "."));
		String name = uniform(group ? rest : head);
		String nearest = NAMES.stream()
			.min(Comparator.comparingInt((known) -> distance(name, uniform(known))))
			.orElseThrow();
		if (!variable || distance(name, uniform(nearest)) <= uniform(nearest).length() / CHARACTERS_PER_MISTAKE) {
			throw InvalidProperty.of(key, null,
					new Rule("is not a property of the daemon", "Did you mean '" + PREFIX + "." + nearest + "'?"));
		}
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
