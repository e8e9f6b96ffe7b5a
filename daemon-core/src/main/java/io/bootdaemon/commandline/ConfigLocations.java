package io.bootdaemon.commandline;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The syntax of Spring Boot's {@code spring.config.location}, {@code additional-location}
 * and {@code import}: locations separated by comma or semicolon, each with optional
 * prefixes.
 */
final class ConfigLocations {

	private static final Pattern LOCATION = Pattern.compile("[^,;]+");

	private static final Pattern PREFIXES = Pattern
		.compile("\\s*(?:optional:)?(?:configtree:|(?:resource:)?(?:file:)?)");

	private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9*+.-]*:.*", Pattern.DOTALL);

	private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

	private static final Set<String> NAMES = Set.of("spring.config.location", "spring.config.additionallocation",
			"spring.config.import");

	private ConfigLocations() {
	}

	/**
	 * Whether a property holds locations.
	 * @param name the property's name, in any of the spellings that Spring Boot takes
	 * @return whether it does
	 */
	static boolean isHeldBy(String name) {
		String canonical = INDEX.matcher(name).replaceFirst("").replace("-", "").replace("_", "");
		return NAMES.contains(canonical.toLowerCase(Locale.ROOT));
	}

	/**
	 * Makes relative locations absolute and leaves everything else as it is.
	 * @param value the locations
	 * @param directory the absolute path of the directory from which they are seen
	 * @return the locations
	 */
	static String absolute(String value, String directory) {
		return LOCATION.matcher(value)
			.replaceAll((match) -> Matcher.quoteReplacement(absoluteLocation(match.group(), directory)));
	}

	private static String absoluteLocation(String location, String directory) {
		Matcher matcher = PREFIXES.matcher(location);
		String prefixes = matcher.lookingAt() ? matcher.group() : "";
		String path = location.substring(prefixes.length());
		boolean placeholder = path.startsWith("${");
		if (path.isBlank() || path.startsWith("/") || placeholder || SCHEME.matcher(path).matches()) {
			return location;
		}
		// A config tree is a path; all others become a URL, with or without "file:".
		String base = prefixes.endsWith("configtree:") ? directory : encoded(directory);
		return prefixes + PathResolver.join(base, path);
	}

	private static String encoded(String directory) {
		return directory.replace("%", "%25")
			.replace("#", "%23")
			.replace("?", "%3F")
			.replace(",", "%2C")
			.replace(";", "%3B");
	}

}
