package io.bootdaemon.daemon.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.SystemCallException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@EnabledOnOs(OS.LINUX)
@JvmDependent
class LogOpeningTests {

	private static Kernel kernel;

	@TempDir
	Path directory;

	@BeforeAll
	static void load() throws KernelUnavailableException {
		kernel = KernelLoader.load(Path.of(System.getProperty("java.io.tmpdir")));
	}

	@Test
	void openMakesALogWithTheseBitsWhateverTheUmask() throws Exception {
		Path log = this.directory.resolve("log");
		kernel.close(LogOpening.open(kernel, log, 0666));
		assertThat(Files.getAttribute(log, "unix:mode")).isEqualTo(0100666);
	}

	@Test
	void openLeavesThePermissionsOfTheOneThatIsThere() throws Exception {
		Path log = Files.writeString(this.directory.resolve("log"), "text");
		Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
		kernel.close(LogOpening.open(kernel, log, 0666));
		assertThat(Files.getAttribute(log, "unix:mode")).isEqualTo(0100600);
		assertThat(log).hasContent("text");
	}

	@Test
	void openRefusesAFileOfTwoNamesAndKeepsNothingOpen() throws Exception {
		Path log = Files.createFile(this.directory.resolve("log"));
		Files.createLink(this.directory.resolve("planted"), log);
		int before = LogOpening.open(kernel, this.directory.resolve("other"), 0600).number();
		kernel.close(new Descriptor(before));
		for (int time = 0; time < 50; time++) {
			assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> LogOpening.open(kernel, log, 0600))
				.withMessageContaining("EMLINK");
		}
		Descriptor after = LogOpening.open(kernel, this.directory.resolve("other"), 0600);
		kernel.close(after);
		assertThat(after.number()).isLessThan(before + 50);
	}

	@Test
	@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void openOfAFifoFailsInsteadOfWaiting() throws Exception {
		Path log = this.directory.resolve("log");
		assertThat(new ProcessBuilder("mkfifo", log.toString()).start().waitFor()).isZero();
		assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> LogOpening.open(kernel, log, 0600))
			.withMessageContaining("ENXIO");
	}

	@Test
	void openFollowsNoLink() throws Exception {
		Path log = Files.createSymbolicLink(this.directory.resolve("log"), this.directory.resolve("target"));
		assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> LogOpening.open(kernel, log, 0600));
		assertThat(this.directory.resolve("target")).doesNotExist();
	}

	@Test
	void permissionsAreThoseOfTheFileButNotThoseOfADevice() throws Exception {
		Path log = Files.createFile(this.directory.resolve("log"));
		Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(LogOpening.permissions(log)).isEqualTo(0644);
		assertThat(LogOpening.permissions(Path.of("/dev/null"))).isEqualTo(0640);
	}

}
