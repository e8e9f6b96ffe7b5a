package io.bootdaemon.daemon.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.bootdaemon.process.Children;
import io.bootdaemon.process.Children.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

@EnabledOnOs(OS.LINUX)
class LogCompressionTests {

	private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

	private static final String TEXT = "a line\n".repeat(100_000);

	private final AtomicBoolean owner = new AtomicBoolean(true);

	@TempDir
	Path directory;

	@RegisterExtension
	final Children children = new Children();

	@Test
	void compressKeepsTextTimeAndPermissions() throws IOException {
		rotated("log.1");
		rotated("log.2");
		Files.setPosixFilePermissions(this.directory.resolve("log.2"), PosixFilePermissions.fromString("rw----r--"));
		compress();
		assertThat(names()).containsExactly("log.1.gz", "log.2.gz");
		Path compressed = this.directory.resolve("log.2.gz");
		try (InputStream in = new GZIPInputStream(Files.newInputStream(compressed))) {
			assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
		}
		assertThat(compressed.toFile().length()).isLessThan(TEXT.length() / 10);
		assertThat(Files.getLastModifiedTime(compressed).toInstant()).isEqualTo(LONG_AGO);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(compressed))).isEqualTo("rw----r--");
	}

	@Test
	void compressLeavesAllToTheJvmThatOwnsTheLog() throws IOException {
		rotated("log.1");
		Files.writeString(this.directory.resolve("log.gz.tmp"), "what the other one is at");
		this.owner.set(false);
		compress();
		assertThat(names()).containsExactly("log.1", "log.gz.tmp");
	}

	@Test
	void compressLeavesWhatAProcessHasOpen() throws Exception {
		Path held = rotated("log.2");
		Child child = this.children.shell("exec 8>>\"$1\"; " + Children.WAITS, held.toString());
		Files.move(held, rotated("log.3"), StandardCopyOption.ATOMIC_MOVE);
		rotated("log.1");
		compress();
		assertThat(names()).containsExactly("log.1.gz", "log.3");
		child.process().destroy();
		child.process().waitFor();
		compress();
		assertThat(names()).containsExactly("log.1.gz", "log.3.gz");
	}

	@Test
	void compressLeavesWhatWasWrittenToJustNow() throws IOException {
		Files.writeString(this.directory.resolve("log.1"), TEXT);
		compress();
		assertThat(names()).containsExactly("log.1");
	}

	@Test
	void compressRemovesWhatAJvmThatWasKilledHasLeft() throws IOException {
		Files.writeString(this.directory.resolve("log.gz.tmp"), "half");
		compress();
		assertThat(names()).isEmpty();
	}

	/** In a directory like /tmp. */
	@Test
	void compressTakesANameThatNobodyElseHas() throws IOException {
		rotated("log.1");
		Path planted = Files.writeString(this.directory.resolve("log.gz.tmp"), "planted");
		assumeThat(Files.getAttribute(planted, "unix:uid")).as("only root gives files away").isEqualTo(0);
		Files.setAttribute(this.directory, "unix:mode", 01777);
		Files.setAttribute(planted, "unix:uid", 65534);
		compress();
		assertThat(names()).containsExactly("log.1.gz", "log.gz.tmp");
		assertThat(planted).hasContent("planted");
	}

	@Test
	void compressAfterAJvmWasKilledBetweenTheTwoFiles() throws IOException {
		rotated("log.1");
		Files.writeString(this.directory.resolve("log.1.gz"), "the same, compressed");
		compress();
		assertThat(names()).containsExactly("log.1.gz");
	}

	@Test
	void compressThatFailsLeavesTheOriginalAndNothingElse() throws IOException {
		rotated("log.1");
		Files.createDirectories(this.directory.resolve("log.1.gz/precious"));
		assertThatIOException().isThrownBy(this::compress);
		assertThat(names()).containsExactly("log.1", "log.1.gz");
		assertThat(this.directory.resolve("log.1")).hasContent(TEXT);
	}

	private void compress() throws IOException {
		Path log = this.directory.resolve("log");
		new LogCompression(log, new LogHistory(log, 5), this.owner::get).compress();
	}

	private Path rotated(String name) throws IOException {
		Path file = Files.writeString(this.directory.resolve(name), TEXT);
		return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

}
