package io.bootdaemon.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests of {@link FileContent}.
 */
class FileContentTests {

	@RegisterExtension
	final Children children = new Children();

	@TempDir
	Path directory;

	@Test
	void readsNoMoreThanIsWanted() throws Exception {
		Path file = Files.writeString(this.directory.resolve("file"), "pid=4711\n");
		assertThat(FileContent.read(file, 3)).isEqualTo("pid");
		assertThat(FileContent.read(file, 1000)).isEqualTo("pid=4711\n");
	}

	@Test
	void readsNothingFromAFifoAndDoesNotWait() {
		Path fifo = this.directory.resolve("fifo");
		this.children.shell("mkfifo \"$1\"; echo made", fifo.toString());
		assertThat(assertTimeoutPreemptively(Duration.ofMinutes(2), () -> FileContent.read(fifo, 1000))).isEmpty();
	}

	/** A program that runs may not be written, not even by root. */
	@Test
	void readsAFileOfItsOwnThatMayNotBeWritten() throws Exception {
		Path program = Files.copy(Path.of("/bin/sh").toRealPath(), this.directory.resolve("sh"),
				StandardCopyOption.COPY_ATTRIBUTES);
		Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("r-xr-xr-x"));
		this.children.start(new ProcessBuilder(program.toString(), "-c", Children.WAITS));
		assertThat(FileContent.read(program, 4)).isEqualTo("\u007fELF");
	}

	@Test
	void followsNoLink() throws Exception {
		Path file = Files.writeString(this.directory.resolve("file"), "secret");
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), file);
		assertThatIOException().isThrownBy(() -> FileContent.read(link, 1000));
	}

}
