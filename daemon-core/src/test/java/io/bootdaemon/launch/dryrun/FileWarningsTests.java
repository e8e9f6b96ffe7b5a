package io.bootdaemon.launch.dryrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.bootdaemon.launch.dryrun.FileLocation.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileWarningsTests {

	private static final Path SRV = Path.of("/srv/app");

	private static final long MUCH = 1L << 40;

	@TempDir
	Path directory;

	@ParameterizedTest
	@EnumSource
	void ordinaryPlaceIsNoReasonForAWarning(Use use) {
		assertThat(warnings(new FileLocation(use, SRV, "key", false, true, false, MUCH))).isEmpty();
		assertThat(warnings(new FileLocation(use, SRV, "key", false, true, false, null))).isEmpty();
	}

	@Test
	void directoryForAllIsWarnedOfForThePidFile() {
		assertThat(warnings(new FileLocation(Use.PID_FILE, SRV, "daemon.pid-file", true, true, false, MUCH)))
			.singleElement()
			.asString()
			.startsWith("Everybody can write in '/srv/app'")
			.contains("set 'daemon.pid-file'");
		assertThat(warnings(new FileLocation(Use.TEMPORARY, SRV, "java.io.tmpdir", true, true, false, MUCH))).isEmpty();
	}

	@Test
	void noexecIsWarnedOfForTemporaryFiles() {
		assertThat(warnings(new FileLocation(Use.TEMPORARY, SRV, "java.io.tmpdir", false, false, false, MUCH)))
			.singleElement()
			.asString()
			.contains("noexec", "set 'java.io.tmpdir'");
		assertThat(warnings(new FileLocation(Use.LOG, SRV, "daemon.log-file", false, false, false, MUCH))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void fullOrReadOnlyFileSystemIsWarnedOf(Use use) {
		assertThat(warnings(new FileLocation(use, SRV, "key", false, true, false, 5000L))).singleElement()
			.asString()
			.contains("'/srv/app' is full, with 4 kB left", "'key'");
		assertThat(warnings(new FileLocation(use, SRV, "key", false, true, true, 0L))).singleElement()
			.asString()
			.contains("'/srv/app' is read-only", "'key'");
	}

	@Test
	void oneDirectoryIsWarnedOfOnce() {
		assertThat(FileWarnings.of(List.of(new FileLocation(Use.PID_FILE, SRV, "one", false, true, true, MUCH),
				new FileLocation(Use.LOG, SRV, "other", false, true, true, MUCH))))
			.hasSize(1);
	}

	@Test
	void lookSeesTheNearestDirectoryThatIsThere() throws IOException {
		Path open = Files.createDirectory(this.directory.resolve("open"));
		Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
		FileLocation place = FileLocation.look(Use.LOG, open.resolve("a/b"), "key");
		assertThat(place.directory()).isEqualTo(open);
		assertThat(place.writableForAll()).isTrue();
		assertThat(place.readOnly()).isFalse();
		assertThat(place.free()).isPositive();
		assertThat(FileLocation.look(Use.LOG, this.directory, "key").writableForAll()).isFalse();
		assertThat(FileLocation.look(Use.LOG, Path.of("/proc"), "key").free()).isNull();
	}

	private static List<String> warnings(FileLocation place) {
		return FileWarnings.of(List.of(place));
	}

}
