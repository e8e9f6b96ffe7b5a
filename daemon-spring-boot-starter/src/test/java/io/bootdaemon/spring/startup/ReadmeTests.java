package io.bootdaemon.spring.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.spring.properties.PropertyDescription;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's tables have the rows of the help, in the same order.
 */
class ReadmeTests {

	@Test
	void flagsAreThoseOfTheParser() throws IOException {
		assertThat(firstColumn("Flags")).containsExactlyElementsOf(Flag.told().stream().map(Flag::syntax).toList());
	}

	@Test
	void flagsThatAreOursOnlyBesideAnotherSaySo() throws IOException {
		List<String> rows = rows("Flags").toList();
		for (Flag flag : Flag.told()) {
			flag.beside()
				.ifPresent((other) -> assertThat(rows.get(Flag.told().indexOf(flag))).contains("| beside `")
					.contains(other.syntax().split("[,\\[]")[0]));
		}
	}

	@Test
	void exitCodesAreThoseThatThereAre() throws IOException {
		List<String> codes = Arrays.stream(ExitStatus.values()).map((status) -> String.valueOf(status.code())).toList();
		assertThat(firstColumn("Exit codes")).startsWith(codes.toArray(String[]::new))
			.hasSize(codes.size() + 1)
			.endsWith("others");
	}

	@Test
	void exitCodesMeanTheSame() throws IOException {
		List<String> rows = rows("Exit codes").map((row) -> row.replace("`", "")).toList();
		for (ExitStatus status : ExitStatus.values()) {
			assertThat(rows.get(status.ordinal())).contains(status.description().replace("`", ""));
		}
	}

	@Test
	void propertiesAreThoseOfTheMetadata() throws IOException {
		assertThat(firstColumn("Properties"))
			.containsExactlyElementsOf(PropertyDescription.all().stream().map(PropertyDescription::name).toList());
	}

	@Test
	void javaIsThatOfTheSampleAndOfEcho() throws IOException {
		String readme = Files.readString(Path.of("..", "README.md"));
		List<String> sources = new ArrayList<>();
		for (Path root : List.of(Path.of("../sample-app/src/main/java"), Path.of("../daemon-core/src/test/java"))) {
			try (Stream<Path> files = Files.walk(root)) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
					sources.add(uniform(Files.readString(file)));
				}
			}
		}
		List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
			.matcher(readme)
			.results()
			.map((match) -> uniform(match.group(1)))
			.toList();
		assertThat(snippets).hasSizeGreaterThanOrEqualTo(3)
			.allSatisfy((snippet) -> assertThat(sources).anyMatch((source) -> source.contains(snippet)));
	}

	private static String uniform(String source) {
		return source.replaceAll("\\s+", " ").strip();
	}

	private static List<String> firstColumn(String heading) throws IOException {
		return rows(heading).map((row) -> row.split("(?<!\\\\)\\|")[1].strip().replace("\\|", "|").replace("`", ""))
			.toList();
	}

	private static Stream<String> rows(String heading) throws IOException {
		return Files.readAllLines(Path.of("..", "README.md"))
			.stream()
			.dropWhile((line) -> !line.equals("## " + heading))
			.dropWhile((line) -> !line.startsWith("|---"))
			.skip(1)
			.takeWhile((line) -> line.startsWith("|"));
	}

}
