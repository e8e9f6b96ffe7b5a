package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PidFileTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "4711", "4711\n", " 4711\r\n", "\t4711 \n\n" })
	void readGivesTheNumber(String content) throws IOException {
		assertThat(PidFile.read(file(content))).contains(4711L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "0", "-1", "+1", "04711", "4711 4712", "4711\n4712\n", "pid 4711", "0x12", "1e3",
			"99999999999999999999", "\u0661\u0662", "47\u000011" })
	void readWhenItIsNoNumberGivesNothing(String content) throws IOException {
		assertThat(PidFile.read(file(content))).isEmpty();
	}

	@Test
	void readWhenItIsMissingGivesNothing() {
		assertThat(PidFile.read(this.directory.resolve("missing"))).isEmpty();
	}

	@Test
	void readWhenItIsADirectoryGivesNothing() {
		assertThat(PidFile.read(this.directory)).isEmpty();
	}

	@Test
	void readWhenItIsHugeReadsNoMoreThanANumber() throws IOException {
		assertThat(PidFile.read(file("1".repeat(50_000_000)))).isEmpty();
	}

	@Test
	void readDoesNotFollowASymbolicLink() throws IOException {
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), file("4711"));
		assertThat(PidFile.read(link)).isEmpty();
	}

	@Test
	void readDoesNotWaitForAFifo() throws Exception {
		Path fifo = this.directory.resolve("fifo");
		assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
		assertThat(PidFile.read(fifo)).isEmpty();
	}

	private Path file(String content) throws IOException {
		return Files.writeString(this.directory.resolve("app.pid"), content);
	}

}
