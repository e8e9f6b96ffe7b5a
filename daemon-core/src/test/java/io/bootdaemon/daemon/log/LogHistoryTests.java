package io.bootdaemon.daemon.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

class LogHistoryTests {

	@TempDir
	Path directory;

	@Test
	void takeMakesTheLogTheNewestAndMovesAllOthersUp() throws IOException {
		write("log", "d");
		write("log.1", "c");
		write("log.2.gz", "b");
		write("log.3", "a");
		history(4).take();
		assertThat(files()).isEqualTo(Map.of("log.1", "d", "log.2", "c", "log.3.gz", "b", "log.4", "a"));
	}

	@Test
	void takeRemovesTheOldest() throws IOException {
		write("log", "d");
		write("log.1", "c");
		write("log.2", "b");
		write("log.2.gz", "b compressed");
		history(2).take();
		assertThat(files()).isEqualTo(Map.of("log.1", "d", "log.2", "c"));
	}

	@Test
	void takeThatIsUndoneAgainAndAgainLosesNoMoreThanTheOldest() throws IOException {
		write("log", "d");
		write("log.1", "c");
		write("log.2", "b");
		write("log.3", "a");
		for (int attempt = 0; attempt < 5; attempt++) {
			history(3).take();
			history(3).giveBack();
		}
		assertThat(files()).isEqualTo(Map.of("log", "d", "log.2", "c", "log.3", "b"));
	}

	@Test
	void takeThatCanNotMakeRoomLeavesTheLog() throws IOException {
		write("log", "b");
		write("log.1", "a");
		Files.createDirectories(this.directory.resolve("log.2/precious"));
		assertThatIOException().isThrownBy(history(2)::take);
		assertThat(this.directory.resolve("log.2/precious")).exists();
		assertThat(this.directory.resolve("log")).hasContent("b");
		assertThat(this.directory.resolve("log.1")).hasContent("a");
	}

	@Test
	void takeFollowsNoLink() throws IOException {
		write("log", "b");
		write("precious", "precious");
		Files.createSymbolicLink(this.directory.resolve("log.1"), this.directory.resolve("precious"));
		history(1).take();
		assertThat(files()).isEqualTo(Map.of("log.1", "b", "precious", "precious"));
		assertThat(this.directory.resolve("log.1")).isRegularFile();
	}

	/** In a directory like /tmp. */
	@Test
	void numbersThatAnotherUserHasTakenAreLeftOut() throws Exception {
		Files.setAttribute(this.directory, "unix:mode", 01777);
		write("log", "c");
		Path fifo = this.directory.resolve("log.1");
		assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
		give(fifo);
		write("log.2", "b");
		give(write("log.3.gz", "planted"));
		write("log.4", "a");
		write("log.5", "more than is kept");
		history(2).take();
		write("log", "d");
		history(2).take();
		history(2).trim();
		assertThat(files()).isEqualTo(Map.of("log.2", "d", "log.3.gz", "planted", "log.4", "c"));
		assertThat(history(2).uncompressed()).containsExactly(this.directory.resolve("log.4"),
				this.directory.resolve("log.2"));
		history(2).giveBack();
		assertThat(files()).containsEntry("log", "d");
	}

	private static void give(Path file) throws IOException {
		assumeThat(Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)).as("only root gives files away")
			.isEqualTo(0);
		Files.setAttribute(file, "unix:uid", 65534);
	}

	@Test
	void trimRemovesWhatIsMoreThanIsKept() throws IOException {
		write("log.1", "e");
		write("log.2", "d");
		write("log.3.gz", "c");
		write("log.5", "not of this row");
		history(1).trim();
		assertThat(files()).isEqualTo(Map.of("log.1", "e", "log.5", "not of this row"));
	}

	@Test
	void trimOfNoHistoryRemovesWhatWasFull() throws IOException {
		write("log", "b");
		history(0).take();
		write("log", "");
		history(0).trim();
		assertThat(files()).isEqualTo(Map.of("log", ""));
	}

	@Test
	void uncompressedAreTheOldestFirstAndNoLinks() throws IOException {
		write("log", "d");
		write("log.1", "c");
		write("log.2.gz", "b");
		write("log.3", "a");
		Files.createSymbolicLink(this.directory.resolve("log.4"), this.directory.resolve("log"));
		assertThat(history(5).uncompressed()).containsExactly(this.directory.resolve("log.3"),
				this.directory.resolve("log.1"));
	}

	@Test
	void replaceFindsTheOriginalWhereverItIs() throws IOException {
		Path original = write("log.1", "a");
		var attributes = LogHistory.attributes(original);
		write("log", "b");
		history(3).take();
		assertThat(history(3).replace(attributes, write("copy", "a compressed"))).isTrue();
		assertThat(files()).isEqualTo(Map.of("log.1", "b", "log.2.gz", "a compressed"));
	}

	@Test
	void replaceWhenTheOriginalIsGoneDoesNothing() throws IOException {
		Path original = write("log.1", "a");
		var attributes = LogHistory.attributes(original);
		Files.move(original, this.directory.resolve("elsewhere"));
		write("log.1", "b");
		assertThat(history(3).replace(attributes, write("copy", "a compressed"))).isFalse();
		assertThat(files()).containsEntry("log.1", "b").containsKey("copy");
	}

	@Test
	void replaceWhenTheOriginalHasGrownDoesNothing() throws IOException {
		Path original = write("log.1", "a");
		var attributes = LogHistory.attributes(original);
		write("log.1", "a and more");
		assertThat(history(3).replace(attributes, write("copy", "a compressed"))).isFalse();
		assertThat(files()).containsEntry("log.1", "a and more");
	}

	private LogHistory history(int most) {
		return new LogHistory(this.directory.resolve("log"), most);
	}

	private Path write(String name, String text) throws IOException {
		return Files.writeString(this.directory.resolve(name), text);
	}

	private Map<String, String> files() throws IOException {
		Map<String, String> texts = new TreeMap<>();
		try (Stream<Path> files = Files.list(this.directory)) {
			for (Path file : files.toList()) {
				if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
					texts.put(file.getFileName().toString(), Files.readString(file));
				}
			}
		}
		return texts;
	}

}
