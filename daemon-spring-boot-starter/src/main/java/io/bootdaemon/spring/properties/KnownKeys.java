package io.bootdaemon.spring.properties;

import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.bootdaemon.LaunchException;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The keys there are, to find one that was misspelt: a setting may not vanish silently.
 */
final class KnownKeys {

	/** So that DAEMON_HOME is no misspelt DAEMON_NAME. */
	private static final int CHARACTERS_PER_MISTAKE = 4;

	/** Those of a group with its name and a dot in front. */
	static final List<String> NAMES = Stream.of(DaemonProperties.class.getDeclaredFields())
		.filter((field) -> !field.isSynthetic())
		.flatMap((field) -> names(field))
		.toList();

	private static final List<String> OPEN_ENDED = List.of("environment", "jvmoptions");

	private static final Pattern OPEN_ENDED_VARIABLE = Pattern.compile("(?i)(ENVIRONMENT|JVM_?OPTIONS)_");

	private KnownKeys() {
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
		String prefix = PropertyReader.PREFIX + (variable ? "_" : ".");
		if (!key.toLowerCase(Locale.ROOT).startsWith(prefix)) {
			return;
		}
		String rest = key.substring(prefix.length());
		String head = variable ? rest : rest.split("[.\\[]", 2)[0];
		boolean openEnded = variable ? OPEN_ENDED_VARIABLE.matcher(rest).lookingAt()
				: OPEN_ENDED.contains(uniform(head));
		if (openEnded || NAMES.stream().anyMatch((known) -> isSame(rest, known, variable))) {
			return;
		}
		String name = uniform(isGroup(head) ? rest : head);
		String nearest = NAMES.stream()
			.min(Comparator.comparingInt((known) -> distance(name, uniform(known))))
			.orElseThrow();
		if (!variable || distance(name, uniform(nearest)) <= uniform(nearest).length() / CHARACTERS_PER_MISTAKE) {
			throw InvalidProperty.of(key, null, "is not a property of the daemon",
					"Did you mean '" + PropertyReader.PREFIX + "." + nearest + "'?");
		}
	}

	private static Stream<String> names(Field field) {
		String name = DataObjectPropertyName.toDashedForm(field.getName());
		return (field.getType().getDeclaringClass() != DaemonProperties.class) ? Stream.of(name)
				: Stream.of(field.getType().getDeclaredFields())
					.filter((nested) -> !nested.isSynthetic())
					.map((nested) -> name + "." + DataObjectPropertyName.toDashedForm(nested.getName()));
	}

	/** A variable has no dots, and no dashes. */
	private static boolean isSame(String key, String known, boolean variable) {
		return uniform(key).equals(uniform(known))
				&& (variable || key.chars().filter((c) -> c == '.').count() == (known.contains(".") ? 1 : 0));
	}

	private static boolean isGroup(String head) {
		return NAMES.stream().anyMatch((known) -> known.startsWith(head + "."));
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
