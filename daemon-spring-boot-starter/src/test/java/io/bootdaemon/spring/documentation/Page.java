package io.bootdaemon.spring.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page of the project.
 *
 * @param path its file
 * @param text what is in it
 */
record Page(Path path, String text) {

	private static final Path CHECKOUT = Path.of("..");

	private static final Pattern FENCED = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);

	static Page of(String path) {
		Path file = CHECKOUT.resolve(path);
		return new Page(file, read(file));
	}

	/** That of the starter's guides. */
	static Page guide(String name) {
		return of("daemon-spring-boot-starter/docs/" + name + ".md");
	}

	static List<Page> all() {
		return files(".md").map((file) -> new Page(file, read(file))).toList();
	}

	/** Sources and scripts of all modules, or of their tests too. */
	static List<String> sources(String below) {
		return Stream.of(".java", ".sh")
			.flatMap(Page::files)
			.filter((file) -> file.toString().contains(below))
			.map(Page::read)
			.toList();
	}

	private static Stream<Path> files(String suffix) {
		try (Stream<Path> files = Files.walk(CHECKOUT)) {
			return files.filter((file) -> file.toString().endsWith(suffix) && !file.toString().contains("/target/"))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The rows of the first table below a heading, each with its cells. */
	List<List<String>> table(String heading) {
		return text().lines()
			.dropWhile((line) -> !line.equals("## " + heading))
			.dropWhile((line) -> !line.startsWith("|---"))
			.skip(1)
			.takeWhile((line) -> line.startsWith("|"))
			.map(Page::cells)
			.toList();
	}

	List<String> firstColumn(String heading) {
		return table(heading).stream().map((row) -> row.get(0)).toList();
	}

	private static List<String> cells(String row) {
		return Arrays.stream(row.substring(1).split("(?<!\\\\)\\|"))
			.map((cell) -> cell.strip().replace("\\|", "|").replace("`", ""))
			.toList();
	}

	List<String> headings() {
		return prose().lines()
			.filter((line) -> line.matches("#+ .*"))
			.map((line) -> line.replaceAll("^#+ ", ""))
			.toList();
	}

	/** All but what is fenced. */
	String prose() {
		return FENCED.matcher(text()).replaceAll("");
	}

	List<String> fenced(String language) {
		return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
			.matcher(text())
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	@Override
	public String toString() {
		return CHECKOUT.relativize(path()).toString();
	}

}
