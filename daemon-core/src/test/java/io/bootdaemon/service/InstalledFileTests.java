package io.bootdaemon.service;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class InstalledFileTests {

	private static final String MARK = "Written by us";

	private static final String OURS = "#!/bin/sh\n# " + MARK + "\necho old\n";

	@TempDir
	Path directory;

	private Path file = Path.of("");

	@BeforeEach
	void nameFile() {
		this.file = this.directory.resolve("app");
	}

	@AfterEach
	void nothingIsLeftBeside() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).noneMatch((file) -> file.toString().endsWith(".new"));
		}
	}

	@Test
	void writeMakesAFileThatAllMayRun() throws Exception {
		write("#!/bin/sh\n\u00e9\u0001");
		assertThat(this.file)
			.hasBinaryContent(new byte[] { '#', '!', '/', 'b', 'i', 'n', '/', 's', 'h', '\n', (byte) 0xe9, 1 });
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.file))).isEqualTo("rwxr-xr-x");
	}

	@Test
	void writeMakesAFileThatAllMayReadButNotRun() throws Exception {
		file().write("text", "rw-r--r--");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.file))).isEqualTo("rw-r--r--");
	}

	@Test
	void writeReplacesOneOfOursAsAWhole() throws Exception {
		Files.writeString(this.file, OURS);
		Object before = Files.getAttribute(this.file, "unix:ino");
		write("new");
		assertThat(this.file).hasContent("new");
		assertThat(Files.getAttribute(this.file, "unix:ino")).isNotEqualTo(before);
	}

	@Test
	void writeReplacesOneOfOursThatMayNotBeWritten() throws Exception {
		Files.writeString(this.file, OURS);
		Files.setPosixFilePermissions(this.file, PosixFilePermissions.fromString("r--r--r--"));
		write("new");
		assertThat(this.file).hasContent("new");
	}

	@Test
	void writeWhenAnotherFileIsThereLeavesIt() throws Exception {
		Files.writeString(this.file, "theirs");
		refuses().withMessage("The script '%s' can't be written: it is there already and is no script of ours.",
				this.file);
		assertThat(this.file).hasContent("theirs");
	}

	@Test
	void writeWhenAnEmptyFileIsThereLeavesIt() throws Exception {
		Files.createFile(this.file);
		refuses().withMessageContaining("is no script of ours");
		assertThat(this.file).isEmptyFile();
	}

	@Test
	void writeWhenTheMarkIsNotAmongTheFirstLinesLeavesIt() throws Exception {
		Files.writeString(this.file, "x".repeat(3000) + "\n" + OURS);
		refuses().withMessageContaining("is no script of ours");
	}

	@Test
	void writeWhenADirectoryIsThereFails() throws Exception {
		Files.createDirectory(this.file);
		refuses().withMessageEndingWith("it is a directory.");
	}

	@Test
	void writeDoesNotFollowASymbolicLinkEvenToOneOfOurs() throws Exception {
		Path target = Files.writeString(this.directory.resolve("target"), OURS);
		Files.createSymbolicLink(this.file, target);
		refuses().withMessageEndingWith("it is a symbolic link.");
		assertThat(target).hasContent(OURS);
	}

	@Test
	void writeDoesNotFollowADanglingLink() throws Exception {
		Files.createSymbolicLink(this.file, this.directory.resolve("nowhere"));
		refuses().withMessageEndingWith("it is a symbolic link.");
		assertThat(this.directory.resolve("nowhere")).doesNotExist();
	}

	@Test
	void writeWhenASocketIsThereFails() throws Exception {
		try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			socket.bind(UnixDomainSocketAddress.of(this.file));
			refuses().withMessageEndingWith("it is no regular file.");
		}
	}

	@Test
	void writeWhenTheDirectoryIsMissingFails() {
		this.file = this.directory.resolve("missing/app");
		refuses().withMessageEndingWith("no such file or directory.");
	}

	@Test
	void writeWhenTheDirectoryMayNotBeWrittenFails() throws Exception {
		Path closed = Files.createDirectory(this.directory.resolve("closed"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
		assumeThat(Files.isWritable(closed)).as("root may write everywhere").isFalse();
		this.file = closed.resolve("app");
		refuses().withMessageEndingWith("permission denied.");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void writeWhenNobodyCanWriteThereFails() {
		this.file = Path.of("/proc/app");
		refuses().withMessageStartingWith("The script '/proc/app' can't be written: ");
	}

	@Test
	void writeReplacesWhatIsOfTheSameOwnerOnly() throws Exception {
		Files.writeString(this.file, "# " + MARK + "\n# of one\n");
		write("# " + MARK + ", in other words\n# of one\n");
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> write("# " + MARK + "\n# of another\n"))
			.withMessageContaining("it is that of one")
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.CANNOT_CREATE));
		assertThat(this.file).content().contains("in other words");
	}

	private static Optional<String> owner(String text) {
		return text.lines().filter((line) -> line.startsWith("# of ")).map((line) -> line.substring(5)).findFirst();
	}

	private void write(String text) throws LaunchException {
		file().write(text, "rwxr-xr-x");
	}

	private InstalledFile file() {
		return new InstalledFile(this.file, "script", MARK, InstalledFileTests::owner, "Write it elsewhere.");
	}

	private ThrowableAssertAlternative<LaunchException> refuses() {
		return assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> write("new"))
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.CANNOT_CREATE))
			.satisfies((ex) -> assertThat(ex.action()).isNotEmpty());
	}

}
