package io.bootdaemon.service.unit;

import java.util.regex.Pattern;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.process.PrintableText;

/**
 * The settings that a format can't express.
 */
final class UnsupportedSettings {

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	private UnsupportedSettings() {
	}

	/**
	 * Something that is not to be said.
	 * @param value what
	 * @param format where
	 * @param reason a clause
	 */
	static LaunchException of(String value, String format, String reason) {
		return new LaunchException(ExitStatus.CONFIGURATION,
				"'" + PrintableText.line(value) + "' can't stand in a file of " + format + ": " + reason + ".",
				"Change it, or use another format.");
	}

	/** Returns the text if there is no character for controls in it. */
	static String withoutControls(String text, String format) throws LaunchException {
		return without(text, "\\p{Cntrl}", format, "it has a line break or another control character");
	}

	/** Returns the text if none of these characters is in it. */
	static String without(String text, String characters, String format, String reason) throws LaunchException {
		if (Pattern.compile(characters).matcher(text).find()) {
			throw of(text, format, reason);
		}
		return text;
	}

	/** Returns the name if it is one that all shells know. */
	static String identifier(String name, String format) throws LaunchException {
		if (!IDENTIFIER.matcher(name).matches()) {
			throw of("daemon.environment." + name, format, "the name of a variable has letters, digits and '_'");
		}
		return name;
	}

}
