package io.bootdaemon.spring.documentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each link between the pages leads to a file that is there, and to a heading in it.
 */
class LinkTests {

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

	static List<Page> pages() {
		return Page.all();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadToSomething(Page page) {
		LINK.matcher(page.prose())
			.results()
			.map((match) -> match.group(1))
			.filter((link) -> !link.startsWith("https://"))
			.forEach((link) -> assertThat(leadsToSomething(page, link)).as(link).isTrue());
	}

	private static boolean leadsToSomething(Page page, String link) {
		String[] parts = link.split("#", 2);
		Path file = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]).normalize();
		if (parts.length == 1) {
			return Files.exists(file);
		}
		return Page.all()
			.stream()
			.filter((other) -> other.path().normalize().equals(file.normalize()))
			.flatMap((other) -> other.headings().stream())
			.anyMatch((heading) -> anchor(heading).equals(parts[1]));
	}

	/** As GitHub makes it. */
	private static String anchor(String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
	}

}
