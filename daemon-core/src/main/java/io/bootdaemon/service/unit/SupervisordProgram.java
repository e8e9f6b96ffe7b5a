package io.bootdaemon.service.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import org.jspecify.annotations.Nullable;

/**
 * A program of supervisord (supervisord.org, "Configuration File"): an INI file whose
 * values are formatted by Python, so that a percent sign begins a name.
 */
final class SupervisordProgram {

	private static final String FORMAT = "supervisord";

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@+=:,./-]+");

	private SupervisordProgram() {
	}

	static String of(ServiceFacts facts) throws LaunchException {
		DaemonOptions options = facts.options();
		String log = facts.log();
		return UnitHeader.of(UnitFormat.SUPERVISORD, facts, "supervisord.conf")
			.with("command", command(facts.command().words()))
			.with("directory", value(facts.command().directory()))
			.with("umask", "%03o".formatted(options.umask()))
			.with("user", (facts.user() != null) ? value(facts.user()) : null)
			.with("environment", environment(facts))
			.with("restart", switch (facts.restart().policy()) {
				case NEVER -> "false";
				case ON_FAILURE -> "unexpected";
				case ALWAYS -> "true";
			})
			.with("restartAttempts",
					(facts.restart().isSupervised() && facts.restart().maxAttempts() > 0)
							? facts.restart().maxAttempts() : null)
			.with("stopTimeout", facts.stopSeconds())
			.with("log", (log != null) ? value(log) : "NONE")
			.with("maxBytes", options.logRotation().maxSize())
			.with("backups", options.logRotation().maxHistory())
			.fill();
	}

	/**
	 * Words as a shell has them, which Python's shlex takes apart. What begins a comment
	 * does so even within quotes, but only behind white space: there the quotes end.
	 */
	private static String command(List<String> words) throws LaunchException {
		List<String> quoted = new ArrayList<>();
		for (String word : words) {
			String escaped = UnsupportedSettings.withoutControls(word, FORMAT).replace("%", "%%");
			quoted.add(PLAIN.matcher(escaped).matches() ? escaped
					: "'" + escaped.replace("'", "'\\''").replaceAll("\\s(?=[;#])", "$0''") + "'");
		}
		return String.join(" ", quoted);
	}

	/** There are no quotes for a value that is all of a line. */
	private static String value(String text) throws LaunchException {
		String plain = UnsupportedSettings.withoutControls(text, FORMAT);
		return UnsupportedSettings
			.without(plain, "\\s[;#]|\\s$", FORMAT, "it has a comment or a space at the end in it")
			.replace("%", "%%");
	}

	private static @Nullable String environment(ServiceFacts facts) throws LaunchException {
		Map<String, String> assignments = new TreeMap<>();
		for (Map.Entry<String, String> variable : facts.variables().entrySet()) {
			assignments.put(UnsupportedSettings.identifier(variable.getKey(), FORMAT), quoted(variable.getValue()));
		}
		for (String name : new TreeSet<>(facts.withheld())) {
			assignments.put(UnsupportedSettings.identifier(name, FORMAT), "\"%(ENV_" + name + ")s\"");
		}
		return assignments.isEmpty() ? null
				: String.join(",", assignments.entrySet().stream().map((entry) -> entry.toString()).toList());
	}

	/** In quotes there is no escape, and of quotes at either end all are taken away. */
	private static String quoted(String text) throws LaunchException {
		String plain = UnsupportedSettings.withoutControls(text, FORMAT);
		UnsupportedSettings.without(plain, "\\s[;#]|^['\"]|['\"]$|'.*\"|\".*'", FORMAT,
				"it has a comment, two kinds of quotes, or quotes at its ends");
		String quote = plain.contains("\"") ? "'" : "\"";
		return quote + plain.replace("%", "%%") + quote;
	}

}
