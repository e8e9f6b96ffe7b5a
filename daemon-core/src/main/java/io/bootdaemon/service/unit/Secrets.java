package io.bootdaemon.service.unit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognizes what may be a secret by its name. Everybody can read the generated files,
 * but not the environment of a process and, perhaps, its configuration.
 */
public final class Secrets {

	private static final Pattern NAME = Pattern
		.compile("(?i).*(pass(?!ive)|pwd|secret|token|credential|private|dsn|key).*");

	private static final Pattern ADDRESS = Pattern.compile("(?s).*://[^/@\\s]*:[^/@\\s]+@.*");

	private Secrets() {
	}

	/**
	 * Which variables to leave out.
	 * @param variables names and values
	 * @param fromElsewhere names of those whose values don't stand in the configuration
	 * @return names
	 */
	public static Set<String> among(Map<String, String> variables, Set<String> fromElsewhere) {
		Set<String> names = new LinkedHashSet<>();
		variables.forEach((name, value) -> {
			if (fromElsewhere.contains(name) || isSecret(name, value)) {
				names.add(name);
			}
		});
		return names;
	}

	/** The names of options and arguments, without the values that they have. */
	static List<String> inCommand(ServiceCommand command) {
		return Stream.concat(command.allOptions().stream(), command.arguments().stream())
			.filter((word) -> word.startsWith("-") && word.contains("="))
			.map((word) -> word.split("=", 2))
			.filter((parts) -> isSecret(parts[0], parts[1]))
			.map((parts) -> parts[0])
			.toList();
	}

	private static boolean isSecret(String name, String value) {
		return NAME.matcher(name).matches() || ADDRESS.matcher(value).matches();
	}

}
