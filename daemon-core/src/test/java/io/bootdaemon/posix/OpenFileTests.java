package io.bootdaemon.posix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.process.FileOwner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

@JvmDependent
class OpenFileTests {

	@TempDir
	Path directory;

	private static Kernel kernel;

	private final List<Descriptor> open = new ArrayList<>();

	@BeforeAll
	static void load() throws KernelUnavailableException {
		kernel = KernelLoader.load(Path.of(System.getProperty("java.io.tmpdir")));
	}

	@AfterEach
	void closeFiles() {
		this.open.forEach(kernel::close);
	}

	@Test
	void checkTellsSizePermissionsAndOwner() throws Exception {
		Path file = Files.writeString(this.directory.resolve("file"), "hello");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
		assertThat(OpenFile.check(open(file), file)).isEqualTo(new OpenFile(5, 0640, FileOwner.of(file)));
	}

	@Test
	void ownerMayHaveALargeId() throws Exception {
		Path file = Files.createFile(this.directory.resolve("file"));
		assumeThat(Files.getAttribute(file, "unix:uid")).as("only root gives files away").isEqualTo(0);
		Files.setAttribute(file, "unix:uid", (int) 3_000_000_000L);
		OpenFile theirs = OpenFile.check(open(file), file);
		assertThat(theirs.owner()).isEqualTo(3_000_000_000L).isEqualTo(FileOwner.of(file));
		assertThat(theirs.isOwnedBy((int) 3_000_000_000L)).isTrue();
		assertThat(theirs.isOwnedByRootOr(0)).isFalse();
	}

	@Test
	void checkLooksAtTheOpenFileWhateverItsNameMeansNow() throws Exception {
		Path file = Files.writeString(this.directory.resolve("file"), "hello");
		Descriptor descriptor = open(file);
		Files.delete(file);
		Files.writeString(file, "another");
		assertThat(OpenFile.check(descriptor, file).size()).isEqualTo(5);
	}

	@Test
	void checkRefusesAFileOfTwoNames() throws Exception {
		Path file = Files.createFile(this.directory.resolve("file"));
		Files.createLink(this.directory.resolve("planted"), file);
		Descriptor descriptor = open(file);
		assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> OpenFile.check(descriptor, file))
			.withMessage("open '%s': EMLINK (it has more than one name)", file);
	}

	@Test
	void checkRefusesADevice() throws Exception {
		Path device = Path.of("/dev/null");
		Descriptor descriptor = open(device);
		assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> OpenFile.check(descriptor, device))
			.withMessage("open '/dev/null': EINVAL (not a regular file)");
	}

	@Test
	void checkWhenTheDescriptorIsClosedFails() {
		assertThatExceptionOfType(SystemCallException.class)
			.isThrownBy(() -> OpenFile.check(new Descriptor(99999), Path.of("/x")))
			.withMessageStartingWith("fstat '/x': EIO");
	}

	private Descriptor open(Path file) throws SystemCallException {
		Descriptor descriptor = kernel.open(file, OpenMode.APPEND_CREATE, 0600);
		this.open.add(descriptor);
		return descriptor;
	}

}
