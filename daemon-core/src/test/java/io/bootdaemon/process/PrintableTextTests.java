package io.bootdaemon.process;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link PrintableText}.
 */
public class PrintableTextTests {

	/**
	 * Texts, each followed by what is printed of it: escape, DEL, C1's CSI, zero width,
	 * direction, lines, paragraphs, byte order mark, hyphen, vowel separator, annotation,
	 * tags; and what is left alone.
	 */
	public static String[][] texts() {
		return new String[][] { { "a\u001b[2Jb", "a?[2Jb" }, { "\u007f", "?" }, { "a\u009b2J", "a?2J" },
				{ "\u200b\u200f", "??" }, { "x\u202e\u2066y", "x??y" }, { "\u2028\u2029", "??" },
				{ "\ufeff\u061c", "??" }, { "\u00ad\u180e", "??" }, { "\ufff8\ufff9\ufffb\ufffc", "\ufff8??\ufffc" },
				{ "\udb40\udc01\udb40\udc7f", "??" }, { "\u0600\u06dd", "\u0600\u06dd" }, { "~ plain ~", "~ plain ~" },
				{ "Gr\u00fc\u00dfe \u20ac \u4e2d\ud83d\ude00", "Gr\u00fc\u00dfe \u20ac \u4e2d\ud83d\ude00" } };
	}

	@ParameterizedTest
	@MethodSource("texts")
	void lineHasNothingThatATerminalObeys(String text, String printable) {
		assertThat(PrintableText.line(text)).isEqualTo(printable);
	}

	@Test
	void linesKeepTabsAndBreaks() {
		assertThat(PrintableText.lines("a\tb\nc\u001b")).isEqualTo("a\tb\nc?");
		assertThat(PrintableText.line("a\nb")).isEqualTo("a?b");
	}

}
