package io.bootdaemon.spring.documentation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages quote of the code is there: Java, names of tests, texts of errors.
 */
class QuotationTests {

	private static final Pattern TEST = Pattern.compile("`(\\w+IT|\\w+Tests)\\.(\\w+)`");

	@Test
	void javaIsThatOfTheSampleAndOfEcho() {
		List<String> sources = Stream
			.concat(Page.sources("sample-app/src/main").stream(), Page.sources("daemon-core/src/test").stream())
			.map(QuotationTests::uniform)
			.toList();
		assertThat(Page.all().stream().flatMap((page) -> page.fenced("java").stream()).map(QuotationTests::uniform))
			.hasSizeGreaterThanOrEqualTo(3)
			.allSatisfy((snippet) -> assertThat(sources).anyMatch((source) -> source.contains(snippet)));
	}

	@Test
	void testsThatShowAStepAreThere() {
		List<String> tests = Page.sources("src/test");
		assertThat(TEST.matcher(Page.of("daemon-core/README.md").text()).results()).hasSizeGreaterThanOrEqualTo(15)
			.allSatisfy((name) -> assertThat(tests).anyMatch((source) -> source.contains("class " + name.group(1) + " ")
					&& source.contains("void " + name.group(2) + "(")));
	}

	static List<String> errors() {
		Stream<String> headings = Page.guide("troubleshooting")
			.headings()
			.stream()
			.filter((heading) -> heading.startsWith("`"));
		return Stream.concat(headings, Page.of("README.md").firstColumn("The first errors").stream()).toList();
	}

	/** An ellipsis is for what differs; each piece between two stands in a source. */
	@ParameterizedTest
	@MethodSource("errors")
	void errorsAreTextsOfTheCode(String error) {
		String sources = Page.sources("src/main")
			.stream()
			.map((source) -> uniform(source).replaceAll("\" \\+ \"", "").replace("\\\"", "\""))
			.collect(Collectors.joining());
		assertThat(error.replace("`", "").split("…"))
			.extracting((piece) -> piece.replaceAll("^[^\\p{Alnum}@]+|[^\\p{Alnum}]+$", ""))
			.filteredOn((piece) -> piece.length() > 3)
			.isNotEmpty()
			.allMatch(sources::contains);
	}

	private static String uniform(String source) {
		return source.replaceAll("\\s+", " ").strip();
	}

}
