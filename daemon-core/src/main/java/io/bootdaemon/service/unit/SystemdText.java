package io.bootdaemon.service.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.bootdaemon.LaunchException;

/**
 * Quotes text for a unit file (systemd.syntax(7), systemd.service(5), "Command lines",
 * systemd.unit(5), "Specifiers").
 */
final class SystemdText {

	private static final String FORMAT = "systemd";

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@+=:,./-]+");

	private SystemdText() {
	}

	/**
	 * A command line. In all but the program a dollar sign stands for a variable.
	 */
	static String command(List<String> words) {
		List<String> quoted = new ArrayList<>(List.of(word(words.get(0))));
		words.stream().skip(1).map((word) -> word(word.replace("$", "$$"))).forEach(quoted::add);
		return String.join(" ", quoted);
	}

	/**
	 * Assignments, a word each.
	 */
	static List<String> assignments(Map<String, String> variables) throws LaunchException {
		List<String> assignments = new ArrayList<>();
		for (Map.Entry<String, String> variable : variables.entrySet()) {
			assignments
				.add(word(UnsupportedSettings.identifier(variable.getKey(), FORMAT) + "=" + variable.getValue()));
		}
		return assignments;
	}

	/**
	 * A path that is a word among others.
	 */
	static String pathWord(String path) throws LaunchException {
		return word(UnsupportedSettings.withoutControls(path, FORMAT));
	}

	/**
	 * A text that is all of a line: nothing is quoted there.
	 */
	static String line(String text) throws LaunchException {
		return UnsupportedSettings
			.without(text, "\\p{Cntrl}|\\s$|\\\\$", FORMAT, "it ends with a space or '\\', or has a line break")
			.replace("%", "%%");
	}

	private static String word(String text) {
		String escaped = escape(text.replace("%", "%%"));
		return PLAIN.matcher(text).matches() ? escaped : "\"" + escaped + "\"";
	}

	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		for (char ch : text.toCharArray()) {
			if (ch == '"' || ch == '\\') {
				escaped.append('\\').append(ch);
			}
			else if (ch < ' ' || ch == 0x7f) {
				escaped.append("\\x%02x".formatted((int) ch));
			}
			else {
				escaped.append(ch);
			}
		}
		return escaped.toString();
	}

}
