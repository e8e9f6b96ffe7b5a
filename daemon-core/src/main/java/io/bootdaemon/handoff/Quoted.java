package io.bootdaemon.handoff;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Quotes words for a shell, which takes each of their bytes literally.
 */
public final class Quoted {

	private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+", Pattern.UNICODE_CHARACTER_CLASS);

	private static final Pattern NOT_ASCII = Pattern.compile("[\\x80-\\xff]+");

	private Quoted() {
	}

	/**
	 * One word. In single quotes nothing means anything but a single quote.
	 * @param text the word, as text or byte string
	 * @return the word in quotes
	 */
	public static String word(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

	/**
	 * One word that is written in ASCII alone, whatever it means.
	 * @param bytes the word, as byte string
	 * @return the word in quotes
	 */
	public static String ascii(String bytes) {
		return NOT_ASCII.matcher(word(bytes))
			.replaceAll((found) -> found.group()
				.chars()
				.mapToObj((value) -> String.format("\\\\%03o", value))
				.collect(Collectors.joining("", "'\"\\$(printf '", "')\"'")));
	}

	/**
	 * Several words with spaces between.
	 * @param texts the words
	 * @return the words in quotes
	 */
	public static String words(List<String> texts) {
		return texts.stream().map(Quoted::word).collect(Collectors.joining(" "));
	}

	/**
	 * A word for a person to copy: without quotes where none are needed.
	 * @param text the word
	 * @return the word, perhaps in quotes
	 */
	public static String shortly(String text) {
		return PLAIN.matcher(text).matches() ? text : word(text);
	}

}
