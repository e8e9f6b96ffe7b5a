package io.bootdaemon.sample.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A log with all of its rotated files, and the {@link WritesLines} that writes to it.
 */
record RotatedLog(Place place, Path log) {

	/**
	 * Has lines written.
	 */
	void order(int lines) {
		try {
			Path whole = this.place.write("order.new", Integer.toString(lines));
			Files.move(whole, this.place.file("order"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isWritten() {
		return !Files.exists(this.place.file("order"));
	}

	void awaitWritten() {
		await().until(this::isWritten);
	}

	/**
	 * The rotated files, the oldest first.
	 */
	List<Path> rotated() {
		String prefix = this.log.getFileName() + ".";
		try (Stream<Path> files = Files.list(this.log.getParent())) {
			return files.filter((file) -> file.getFileName().toString().matches("\\Q" + prefix + "\\E\\d+(\\.gz)?"))
				.sorted(Comparator.comparingInt(this::number).reversed())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private int number(Path file) {
		return Integer.parseInt(file.getFileName()
			.toString()
			.substring(this.log.getFileName().toString().length() + 1)
			.split("\\.")[0]);
	}

	/**
	 * Each numbered line is there, once, whole and in its place.
	 * @return all other lines
	 */
	List<String> assertLines(int count) {
		List<String> others = new ArrayList<>();
		int next = 0;
		for (Path file : Stream.concat(rotated().stream(), Stream.of(this.log)).toList()) {
			next = read(file, next, others);
		}
		assertThat(next).isEqualTo(count);
		return others;
	}

	private static int read(Path file, int first, List<String> others) {
		int next = first;
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(open(file), StandardCharsets.ISO_8859_1))) {
			String line;
			while ((line = reader.readLine()) != null) {
				if (line.equals(WritesLines.line(next))) {
					next++;
				}
				else {
					assertThat(line).as("In " + file + " behind line " + (next - 1)).doesNotContain("line ", "xx");
					others.add(line);
				}
			}
			return next;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InputStream open(Path file) throws IOException {
		InputStream in = Files.newInputStream(file);
		return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
	}

}
