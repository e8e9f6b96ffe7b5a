package io.bootdaemon.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@JvmDependent
class ArgumentFileTests {

	private static final String NASTY = String.join("\n", "plain words\tby\ftabs  and spaces",
			"\"double quoted\" 'single quoted'", "'a \"double\" in single' \"a 'single' in double\"",
			"part\"ly quoted\"word 'a'\"b\"c", "\"\" '' x\"\"y end", "\"\\n\\r\\t\\f\\a\\\\\\\"\\'\\0\\@\\#\" 'it\\'s'",
			"back\\slash \\n \\\"open quote\\\" c:\\\"dir name\\\"\\lib", "# a comment 'with quotes", "word # comment",
			"word# dropped", "\"kept\"dropped#comment", "joined '#no comment' #", "'#quoted'#comment", "next",
			"\"open quote ", "after 'open", "\"goes on \\", "   \t\n\r  here\" \"\\\n\"", "'over\\\r\n  lines'", "\\",
			"@at @@at @ -dash --", "a=\"b c\"=d", "'tab\tin' \"feed\fin\"", "''#", "tail", "$HOME `x` *", "last''");

	@TempDir
	Path directory;

	@Test
	void parseReadsWhatJavaReads() throws Exception {
		Path file = Files.writeString(this.directory.resolve("nasty"),
				"-cp\n\"" + Java.classes() + "\"\n" + PrintsArguments.class.getName() + "\n" + NASTY);
		List<String> seenByJava = Java.run("@" + file);
		assertThat(seenByJava).hasSizeGreaterThan(40);
		assertThat(ArgumentFile.parse(NASTY).stream().map(PrintsArguments::inHex))
			.containsExactlyElementsOf(seenByJava);
	}

	@Test
	void parseWhenTextIsEmptyReturnsNothing() {
		assertThat(ArgumentFile.parse("")).isEmpty();
		assertThat(ArgumentFile.parse(" \t\r\n\f # only this")).isEmpty();
	}

	@Test
	void parseSplitsAtWhiteSpace() {
		assertThat(ArgumentFile.parse("-Xmx1g\t-Da=b\r\n\f-ea ")).containsExactly("-Xmx1g", "-Da=b", "-ea");
	}

	@Test
	void parseWhenQuotedKeepsSpaceAndTakesEscapes() {
		assertThat(ArgumentFile.parse("'-Da=b c' \"x\\ty\" \\t")).containsExactly("-Da=b c", "x\ty", "\\t");
	}

	@Test
	void parseWhenLineGoesOnSkipsItsLeadingSpace() {
		assertThat(ArgumentFile.parse("\"a \\\n   b\"")).containsExactly("a b");
	}

	@Test
	void parseWhenQuoteIsOpenEndsItWithTheLine() {
		assertThat(ArgumentFile.parse("'a b\nc 'd")).containsExactly("a b", "c", "d");
	}

	@Test
	void parseWhenWordRunsIntoCommentDropsIt() {
		assertThat(ArgumentFile.parse("a#b\nc 'd'e#f\ng")).containsExactly("c", "dg");
	}

	@Test
	void parseWhenTextEndsWithEmptyQuotesDropsThem() {
		assertThat(ArgumentFile.parse("a ''")).containsExactly("a");
		assertThat(ArgumentFile.parse("a '' ")).containsExactly("a", "");
	}

	@Test
	void readKeepsEveryByte() throws Exception {
		Path file = Files.write(this.directory.resolve("bytes"),
				new byte[] { 'a', (byte) 0xff, (byte) 0x80, ' ', (byte) 0xa0 });
		assertThat(ArgumentFile.read(file)).containsExactly("a\u00ff\u0080", "\u00a0");
	}

	@Test
	void readWhenFileIsGoneNamesIt() {
		assertThatExceptionOfType(CommandLineException.class)
			.isThrownBy(() -> ArgumentFile.read(this.directory.resolve("gone")))
			.withMessageContaining("gone' can't be read again");
	}

	@Test
	void readWhenFileCanBeReadOnlyOnceRefuses() {
		assertThatExceptionOfType(CommandLineException.class).isThrownBy(() -> ArgumentFile.read(Path.of("/dev/null")))
			.withMessage("The argument file '/dev/null' can't be read a second time: it is not a regular file.");
	}

}
