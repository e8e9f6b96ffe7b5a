package io.bootdaemon.commandline;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnsTests {

	@Test
	void rowWrapsTheRightBelowItself() {
		String text = new Columns(5).row("label", "word ".repeat(20).strip()).toString();
		assertThat(text.lines()).containsExactly("  label  " + "word ".repeat(14).strip(),
				"         " + "word ".repeat(6).strip());
	}

	@Test
	void rowNeverBreaksAWord() {
		String path = "/" + "x".repeat(100);
		assertThat(new Columns(4).row("file", List.of("0644", path, "(a b)"), " \\").toString().lines())
			.containsExactly("  file  0644 \\", "        " + path + " \\", "        (a b)");
	}

	@Test
	void labelThatIsTooLongStandsAlone() {
		assertThat(new Columns(2).row("label", "text")).hasToString("  label\n      text\n");
	}

	@Test
	void pointGoesOnBehindItsMark() {
		assertThat(new Columns(0).point("-", "word ".repeat(20)).toString().lines())
			.containsExactly("  - " + "word ".repeat(15).strip(), "    " + "word ".repeat(5).strip());
	}

}
