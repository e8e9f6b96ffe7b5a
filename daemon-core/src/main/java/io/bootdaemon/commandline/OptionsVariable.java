package io.bootdaemon.commandline;

import java.util.ArrayList;
import java.util.List;

/**
 * The syntax of {@code JDK_JAVA_OPTIONS} and its like: words separated by white space,
 * quotes within or around them, no escapes.
 */
public final class OptionsVariable {

	private static final String WHITE_SPACE = " \t\n\u000b\f\r";

	private OptionsVariable() {
	}

	/**
	 * Splits at white space only; quotes mean nothing.
	 * @param text the text
	 * @return the words
	 */
	static List<String> split(String text) {
		return split(text, "");
	}

	/**
	 * Splits at white space outside of quotes.
	 * @param text the text
	 * @return the words, without the quotes
	 */
	public static List<String> splitQuoted(String text) {
		return split(text, "\"'");
	}

	private static List<String> split(String text, String quotes) {
		List<String> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		boolean inWord = false;
		char quote = 0;
		for (char ch : text.toCharArray()) {
			if (quote == 0 && WHITE_SPACE.indexOf(ch) >= 0) {
				if (inWord) {
					words.add(word.toString());
				}
				word.setLength(0);
				inWord = false;
				continue;
			}
			inWord = true;
			if (quote == 0 && quotes.indexOf(ch) >= 0) {
				quote = ch;
			}
			else if (quote != 0 && quote == ch) {
				quote = 0;
			}
			else {
				word.append(ch);
			}
		}
		if (inWord) {
			words.add(word.toString());
		}
		return words;
	}

}
