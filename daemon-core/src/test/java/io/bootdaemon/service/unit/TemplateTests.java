package io.bootdaemon.service.unit;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TemplateTests {

	@Test
	void nameStandsForItsValueAsItIs() {
		assertThat(Template.ofText("a=${a} $b \\ ${a}\n").with("a", "${x} \\1 $1").fill())
			.isEqualTo("a=${x} \\1 $1 $b \\ ${x} \\1 $1\n");
	}

	@Test
	void lineIsWrittenOnceForEachValue() {
		assertThat(Template.ofText("${n} ${a}\n").with("a", List.of("1", "2")).with("n", "x").fill())
			.isEqualTo("x 1\nx 2\n");
	}

	@Test
	void lineWithoutAValueIsNotThereNorTheCommentAboveIt() {
		assertThat(Template.ofText("""
				# of a
				# more of a
				a=${a}
				# of b
				b=${b}
				""").with("a", (Object) null).with("b", "2").fill()).isEqualTo("# of b\nb=2\n");
	}

	@Test
	void commentBeforeABlankLineStaysUnlessItsOwnNameHasNoValue() {
		assertThat(Template.ofText("""
				a=${a}
				# stays
				# ${a}

				b
				""").with("a", (Object) null).fill()).isEqualTo("# stays\n\nb\n");
	}

	@Test
	void nameWithAQuestionMarkStandsForNothingButDecides() {
		Template template = Template.ofText("x:${a?}\n  - ${a}\n}${b?}\n").when("b", false);
		assertThat(template.with("a", List.of("1", "2")).fill()).isEqualTo("x:\n  - 1\n  - 2\n");
		assertThat(template.with("a", List.of()).fill()).isEqualTo("\n");
	}

	@Test
	void blankLinesThatMeetBecomeOne() {
		assertThat(Template.ofText("1\n\n${a}\n\n2\n").with("a", (Object) null).fill()).isEqualTo("1\n\n2\n");
	}

	@Test
	void nameThatWasNotGivenIsAMistake() {
		assertThatIllegalStateException().isThrownBy(() -> Template.ofText("${a}").fill()).withMessageContaining("'a'");
	}

	@Test
	void twoNamesWithSeveralValuesAreAMistake() {
		assertThatIllegalStateException().isThrownBy(
				() -> Template.ofText("${a}${b}").with("a", List.of("1", "2")).with("b", List.of("1", "2")).fill());
	}

}
