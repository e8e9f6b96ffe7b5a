package io.bootdaemon.spring.properties;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.io.Resource;

/**
 * Octal numbers as they were typed. YAML reads {@code 027} as the integer 23, which would
 * be another octal number: then the text in the file counts.
 */
final class OctalText {

	private static final Pattern OCTAL = Pattern.compile("(?:0o)?[0-7]{1,4}");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:{}]+)(?::(.*))?}");

	private static final int MOST_PLACEHOLDERS = 8;

	private static final Pattern YAML_INTEGER = Pattern.compile("[0-9][0-9_]*(?![\\w.])");

	private static final List<String> JSON = List.of("spring.application.json", "SPRING_APPLICATION_JSON");

	private final Iterable<ConfigurationPropertySource> sources;

	/**
	 * Reads from sources.
	 * @param sources those in which a placeholder is looked up
	 */
	OctalText(Iterable<ConfigurationPropertySource> sources) {
		this.sources = sources;
	}

	/**
	 * The text of a property, whether or not it is octal; empty if it can't be known.
	 */
	Optional<String> typed(ConfigurationProperty property) {
		return typed(property, MOST_PLACEHOLDERS);
	}

	static boolean isValid(String text, int highest) {
		return OCTAL.matcher(text).matches() && value(text) <= highest;
	}

	static int value(String text) {
		return Integer.parseInt(text.startsWith("0o") ? text.substring(2) : text, 8);
	}

	static String of(int value) {
		return "0" + Integer.toOctalString(value);
	}

	private Optional<String> typed(ConfigurationProperty property, int placeholders) {
		return (property.getValue() instanceof Number) ? source(property.getOrigin(), property.getValue())
				: typed(property.getValue().toString().strip(), placeholders);
	}

	/** Resolved by the environment, an integer behind a placeholder would be decimal. */
	private Optional<String> typed(String text, int placeholders) {
		Matcher placeholder = PLACEHOLDER.matcher(text);
		if (!text.contains("${")) {
			return Optional.of(text);
		}
		if (placeholders == 0 || !placeholder.matches()) {
			return Optional.empty();
		}
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(placeholder.group(1), '.');
		for (ConfigurationPropertySource source : this.sources) {
			ConfigurationProperty referenced = source.getConfigurationProperty(name);
			if (referenced != null) {
				return typed(referenced, placeholders - 1);
			}
		}
		return Optional.ofNullable(placeholder.group(2))
			.flatMap((otherwise) -> typed(otherwise.strip(), placeholders - 1));
	}

	/** JSON has no octal numbers, so there the digits are those of the value. */
	private static Optional<String> source(@Nullable Origin origin, Object value) {
		if (origin instanceof PropertySourceOrigin holder) {
			return JSON.contains(holder.getPropertyName()) ? Optional.of(value.toString())
					: source(holder.getOrigin(), value);
		}
		if (origin instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null) {
			return read(text.getResource(), text.getLocation()).filter((typed) -> isSame(typed, value));
		}
		return Optional.empty();
	}

	private static Optional<String> read(Resource resource, Location location) {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
			String line = lines.lines().skip(location.getLine()).findFirst().orElse("");
			Matcher integer = YAML_INTEGER.matcher(line.substring(Math.min(location.getColumn(), line.length())));
			return integer.lookingAt() ? Optional.of(integer.group()) : Optional.empty();
		}
		catch (IOException ex) {
			// Changed since it was read: what was typed can't be known
			return Optional.empty();
		}
	}

	/** Whether a text, read as YAML does, is this number. */
	private static boolean isSame(String text, Object value) {
		String digits = text.replace("_", "");
		boolean octal = digits.matches("0[0-7]+");
		return new BigInteger(digits, octal ? 8 : 10).toString().equals(value.toString());
	}

}
