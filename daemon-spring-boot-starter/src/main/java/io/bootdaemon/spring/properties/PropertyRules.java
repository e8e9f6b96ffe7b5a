package io.bootdaemon.spring.properties;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.bootdaemon.commandline.CommandLine;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.convert.ConversionException;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * What a value of one of our properties has to be, and the words for a value that isn't.
 */
final class PropertyRules {

	static final Rule DURATION = Rule.expecting("a duration, such as 90s or 2m");

	static final Rule NAME = new Rule("which is not a name for files: no '/', no control characters, no '.' in front",
			"Set it to a name such as 'orders'.");

	private static final String UNLIMITED = "unlimited";

	/** What is longer no shell computes with. */
	private static final Duration LONGEST = Duration.ofDays(100 * 365);

	private PropertyRules() {
	}

	/**
	 * The rule that a value breaks which can't be bound.
	 */
	static Rule broken(Bindable<?> target, Exception error) {
		return (error instanceof ConversionException) ? ofType(target)
				: new Rule("which can't be read: " + error.getMessage(), "Correct it.");
	}

	private static Rule ofType(Bindable<?> target) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(target.getType().resolve(Object.class));
		WholeNumber number = target.getAnnotation(WholeNumber.class);
		if (number != null) {
			return Rule.expecting((number.to() == Integer.MAX_VALUE) ? "a whole number, " + number.from() + " or more"
					: "a whole number from " + number.from() + " to " + number.to());
		}
		if (type == Boolean.class) {
			return Rule.expecting("true or false");
		}
		if (type.isEnum()) {
			return Rule.expecting(Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", "))
				.replaceFirst(", ([^,]+)$", " or $1"));
		}
		if (type == Duration.class) {
			return DURATION;
		}
		if (type == Map.class) {
			return new Rule("which is not a map of variables", "Set 'daemon.environment.NAME' to the value of NAME.");
		}
		return Rule.expecting("a size, such as 50MB, or 0");
	}

	/**
	 * The rule that a value breaks, if it breaks one.
	 */
	static Optional<Rule> broken(String property, Bindable<?> target, Object value) {
		WholeNumber number = target.getAnnotation(WholeNumber.class);
		Octal octal = target.getAnnotation(Octal.class);
		if (value instanceof Duration duration) {
			return DURATION.as("which is negative")
				.unless(!duration.isNegative())
				.or(() -> DURATION.as("which is too long").unless(duration.compareTo(LONGEST) <= 0));
		}
		if (value instanceof DataSize size) {
			return ofType(target).as("which is negative").unless(!size.isNegative());
		}
		if (value instanceof Integer integer && number != null) {
			return ofType(target).unless(integer >= number.from() && integer <= number.to());
		}
		if (value instanceof String text && octal != null) {
			return new Rule("which is not an octal number up to 0" + Integer.toOctalString(octal.value()),
					"Set it to one, such as '" + target.getAnnotation(DefaultValue.class).value()[0] + "'.")
				.unless(OctalText.isValid(text, octal.value()));
		}
		return switch (property) {
			case "name" -> NAME.unless(isFileName(value.toString()));
			case "work-dir", "pid-file", "log-file" -> path(value.toString());
			// What getpwnam(3) could know: no system has a name with one of these in it
			case "user", "group" -> new Rule("which is not the name of one", "Set it to a name or a number.")
				.unless(value.toString().matches("[^\\p{Cntrl}:/\\s]+"));
			case "limits.core" -> core(value.toString());
			case "jvm-options" ->
				new Rule("of which a part is no option of a JVM", "Set it to options, each beginning with '-'.")
					.unless(CommandLine.areOptions(((List<?>) value).stream().map(Object::toString).toList()));
			default -> Optional.empty();
		};
	}

	static boolean isFileName(String name) {
		return StringUtils.hasText(name) && !name.contains("/") && !name.startsWith(".") && !hasControl(name);
	}

	/**
	 * The size of a core dump.
	 * @return empty if there is no limit
	 */
	static Optional<DataSize> coreSize(String text) {
		return text.strip().equalsIgnoreCase(UNLIMITED) ? Optional.empty() : Optional.of(DataSize.parse(text));
	}

	private static Optional<Rule> core(String text) {
		Rule rule = Rule.expecting("a size, such as 50MB, or unlimited");
		try {
			return rule.as("which is negative").unless(coreSize(text).filter(DataSize::isNegative).isEmpty());
		}
		catch (IllegalArgumentException ex) {
			return Optional.of(rule);
		}
	}

	private static Optional<Rule> path(String text) {
		if (!StringUtils.hasText(text) || hasControl(text)) {
			return Optional.of(new Rule("which is not a path", "Set it to a path without control characters."));
		}
		try {
			Path.of(text);
			return Optional.empty();
		}
		catch (InvalidPathException ex) {
			return Optional.of(new Rule("which this locale can't say as a path",
					"Set LC_ALL, such as to C.UTF-8, or use other characters."));
		}
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

		Optional<Rule> unless(boolean kept) {
			return kept ? Optional.empty() : Optional.of(this);
		}

	}

}
