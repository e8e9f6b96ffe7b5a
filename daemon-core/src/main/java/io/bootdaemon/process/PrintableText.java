package io.bootdaemon.process;

import java.util.regex.Pattern;

/**
 * What other processes have said, for a terminal: without controls, without what turns
 * the direction of text, breaks lines or isn't seen. {@code printable.sh} has the same
 * characters for the shell.
 */
public final class PrintableText {

	private static final String UNPRINTABLE = "\\p{Cc}\\p{Cs}\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e"
			+ "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\x{e0000}-\\x{e007f}";

	private static final Pattern IN_LINE = Pattern.compile("[" + UNPRINTABLE + "]");

	private static final Pattern IN_LINES = Pattern.compile("[" + UNPRINTABLE + "&&[^\n\t]]");

	private PrintableText() {
	}

	/**
	 * One line.
	 * @param text any text
	 * @return the text, with a question mark for each character that isn't printable
	 */
	public static String line(String text) {
		return IN_LINE.matcher(text).replaceAll("?");
	}

	/**
	 * Several lines.
	 * @param text any text
	 * @return the text, with its line breaks and tabs, and a question mark for each other
	 * character that isn't printable
	 */
	public static String lines(String text) {
		return IN_LINES.matcher(text).replaceAll("?");
	}

}
