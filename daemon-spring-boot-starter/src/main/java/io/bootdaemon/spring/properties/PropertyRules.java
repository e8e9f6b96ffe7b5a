package io.bootdaemon.spring.properties;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.bootdaemon.DaemonDefaults;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.commandline.CommandLine;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.core.convert.ConversionException;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * The rule for the value of each property, and the message for an invalid one.
 */
final class PropertyRules {

	static final Rule DURATION = Rule.expecting("a duration, such as 90s or 2m");

	static final Rule FILE_NAME = new Rule(
			"which is not a name for files: no '/', no control characters, no '.' in front",
			"Set it to a name such as 'orders'.");

	private static final Rule ACCOUNT = new Rule("which is not the name of one", "Set it to a name or a number.");

	private static final Rule JVM_OPTIONS = new Rule("of which a part is no option of a JVM",
			"Set it to options, each beginning with '-'.");

	private static final Rule SIZE = Rule.expecting("a size, such as 50MB, or 0");

	private static final Rule CORE_SIZE = Rule.expecting("a size, such as 50MB, or unlimited");

	/** What is longer no shell computes with. */
	private static final Duration LONGEST = Duration.ofDays(100 * 365);

	private PropertyRules() {
	}

	/**
	 * The rule that is broken by a value which can't be converted.
	 */
	static Rule brokenBy(Exception error, String property, Bindable<?> target) {
		if (!(error instanceof ConversionException)) {
			return new Rule("which can't be read: " + error.getMessage(), "Correct it.");
		}
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(target.getType().resolve(Object.class));
		if (type == Integer.class) {
			return range(property).rule();
		}
		if (type == Boolean.class) {
			return Rule.expecting("true or false");
		}
		if (type == Map.class) {
			return new Rule("which is not a map of variables", "Set 'daemon.environment.NAME' to the value of NAME.");
		}
		if (type.isEnum()) {
			return Rule.expecting(Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", "))
				.replaceFirst(", ([^,]+)$", " or $1"));
		}
		return (type == Duration.class) ? DURATION : SIZE;
	}

	/**
	 * The rule that a value breaks; null if it breaks none.
	 */
	static @Nullable Rule broken(Object value, String property) {
		if (value instanceof Integer number) {
			Range range = range(property);
			return range.contains(number) ? null : range.rule();
		}
		if (value instanceof Duration duration) {
			return duration.isNegative() ? DURATION.as("which is negative")
					: (duration.compareTo(LONGEST) > 0) ? DURATION.as("which is too long") : null;
		}
		if (value instanceof DataSize size) {
			return size.isNegative() ? SIZE.as("which is negative") : null;
		}
		String text = value.toString();
		return switch (property) {
			case "umask" -> octal(text, 0777, DaemonDefaults.UMASK);
			case "pid-file-permissions" -> octal(text, 0666, DaemonDefaults.PID_FILE_PERMISSIONS);
			case "log-file-permissions" -> octal(text, 0666, DaemonDefaults.LOG_FILE_PERMISSIONS);
			case "name" -> fileName(text);
			case "work-dir", "pid-file", "log-file", "fast-start-directory" -> path(text);
			// What getpwnam(3) could know: no system has a name with one of these in it
			case "user", "group" -> text.matches("[^\\p{Cntrl}:/\\s]+") ? null : ACCOUNT;
			case "jvm-options" -> areOptions((List<?>) value) ? null : JVM_OPTIONS;
			case "limits.core" -> coreSize(text);
			default -> null;
		};
	}

	/**
	 * The rule that a name for files breaks; null if it breaks none.
	 */
	static @Nullable Rule fileName(String name) {
		boolean valid = StringUtils.hasText(name) && !name.contains("/") && !name.startsWith(".") && !hasControl(name);
		return valid ? path(name) : FILE_NAME;
	}

	/**
	 * Bytes of a core dump.
	 */
	static long coreBytes(String text) {
		return isUnlimited(text) ? ProcessOptions.UNLIMITED : DataSize.parse(text).toBytes();
	}

	private static Range range(String property) {
		return switch (property) {
			case "nice" -> new Range(-20, 19);
			case "oom-score-adj" -> new Range(-1000, 1000);
			case "log.max-history" -> new Range(0, 1000);
			case "limits.open-files" -> new Range(64, Integer.MAX_VALUE);
			default -> new Range(0, Integer.MAX_VALUE);
		};
	}

	private static @Nullable Rule octal(String text, int highest, int example) {
		return OctalText.isValid(text, highest) ? null
				: new Rule("which is not an octal number up to " + OctalText.of(highest),
						"Set it to one, such as '" + OctalText.of(example) + "'.");
	}

	private static @Nullable Rule path(String text) {
		if (!StringUtils.hasText(text) || hasControl(text)) {
			return new Rule("which is not a path", "Set it to a path without control characters.");
		}
		try {
			Path.of(text);
			return null;
		}
		catch (InvalidPathException ex) {
			return new Rule("which this locale can't say as a path",
					"Set LC_ALL, such as to C.UTF-8, or use other characters.");
		}
	}

	private static boolean areOptions(List<?> options) {
		return CommandLine.areOptions(options.stream().map(Object::toString).toList());
	}

	private static @Nullable Rule coreSize(String text) {
		try {
			return (isUnlimited(text) || !DataSize.parse(text).isNegative()) ? null : CORE_SIZE.as("which is negative");
		}
		catch (IllegalArgumentException ex) {
			return CORE_SIZE;
		}
	}

	private static boolean isUnlimited(String size) {
		return size.strip().equalsIgnoreCase("unlimited");
	}

	private static boolean hasControl(String text) {
		return text.chars().anyMatch(Character::isISOControl);
	}

	/**
	 * A rule, in the words for a value that breaks it.
	 *
	 * @param problem what the value is, as the end of a sentence
	 * @param action what to do, one sentence
	 */
	record Rule(String problem, String action) {

		static Rule expecting(String expected) {
			return new Rule("which is not " + expected, "Set it to " + expected + ".");
		}

		Rule as(String otherProblem) {
			return new Rule(otherProblem, this.action);
		}

	}

	private record Range(int from, int to) {

		boolean contains(int number) {
			return number >= this.from && number <= this.to;
		}

		Rule rule() {
			return Rule.expecting((this.to == Integer.MAX_VALUE) ? "a whole number, " + this.from + " or more"
					: "a whole number from " + this.from + " to " + this.to);
		}

	}

}
