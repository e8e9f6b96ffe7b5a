package io.bootdaemon.service.unit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A template beside this class. <code>${name}</code> stands for a value, which is
 * inserted as it is. A line is repeated for each value of its name; without a value the
 * line is left out, together with the comment right above it. <code>${name?}</code>
 * inserts nothing, and only makes its line depend on the name.
 */
final class Template {

	private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)(\\??)}");

	private static final List<String> COMMENTS = List.of("#", ";");

	private final String text;

	private final Map<String, List<String>> values = new HashMap<>();

	private Template(String text) {
		this.text = text;
	}

	static Template of(String file) {
		try (InputStream in = Template.class.getResourceAsStream(file)) {
			if (in == null) {
				throw new IllegalStateException("The resource '" + file + "' is missing");
			}
			return ofText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Template ofText(String text) {
		return new Template(text);
	}

	/**
	 * A name and its value, if that isn't null.
	 */
	Template with(String name, @Nullable Object value) {
		return with(name, (value != null) ? List.of(value.toString()) : List.of());
	}

	/**
	 * A name and all its values.
	 */
	Template with(String name, List<String> values) {
		this.values.put(name, List.copyOf(values));
		return this;
	}

	/**
	 * A name by which only is decided whether there are lines.
	 */
	Template when(String name, boolean there) {
		return with(name, there ? "" : null);
	}

	String fill() {
		List<String> written = new ArrayList<>();
		List<String> comment = new ArrayList<>();
		for (String line : this.text.lines().toList()) {
			List<String> filled = fill(line);
			if (isComment(line)) {
				comment.addAll(filled);
			}
			else if (filled.isEmpty()) {
				comment.clear();
			}
			else {
				written.addAll(comment);
				comment.clear();
				boolean secondBlank = line.isBlank()
						&& (written.isEmpty() || written.get(written.size() - 1).isBlank());
				written.addAll(secondBlank ? List.of() : filled);
			}
		}
		written.addAll(comment);
		return String.join("\n", written) + "\n";
	}

	private List<String> fill(String line) {
		List<String> lines = new ArrayList<>();
		int times = NAME.matcher(line).results().mapToInt((name) -> values(name).size()).reduce(1, Template::times);
		for (int i = 0; i < times; i++) {
			int index = i;
			lines.add(NAME.matcher(line).replaceAll((name) -> Matcher.quoteReplacement(value(name, index))));
		}
		return lines;
	}

	/** Of several names in a line only one may have more than one value. */
	private static int times(int one, int other) {
		if (one > 1 && other > 1) {
			throw new IllegalStateException("Two names in a line have several values");
		}
		return one * other;
	}

	private String value(MatchResult name, int index) {
		List<String> values = values(name);
		return name.group(2).isEmpty() ? values.get((values.size() > 1) ? index : 0) : "";
	}

	/** Whether there are any is all that counts where a name stands for nothing. */
	private List<String> values(MatchResult name) {
		List<String> values = this.values.get(name.group(1));
		if (values == null) {
			throw new IllegalStateException("'" + name.group(1) + "' has not been given");
		}
		return name.group(2).isEmpty() ? values : values.subList(0, Math.min(1, values.size()));
	}

	private static boolean isComment(String line) {
		return COMMENTS.stream().anyMatch(line.strip()::startsWith);
	}

}
