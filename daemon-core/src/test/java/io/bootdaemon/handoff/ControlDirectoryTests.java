package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ControlDirectoryTests {

	@TempDir
	Path directory;

	private Path pidFile;

	private ControlDirectory control;

	@BeforeEach
	void prepare() {
		this.pidFile = this.directory.resolve("app.pid");
		this.control = ControlDirectory.of(this.pidFile, 42);
	}

	@Test
	void nobodyElseCanEnterIt() throws IOException {
		this.control.make();
		assertThat(this.control.path()).isEqualTo(this.directory.resolve("app.pid.control.42"));
		assertThat(permissions()).isEqualTo("rwx------");
	}

	@Test
	void whatAKilledProcessOfThatNumberHasLeftIsReplaced() throws IOException {
		Files.createDirectory(this.control.path());
		Files.setPosixFilePermissions(this.control.path(), PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.createFile(this.control.socket());
		this.control.make();
		assertThat(permissions()).isEqualTo("rwx------");
		assertThat(this.control.socket()).doesNotExist();
	}

	@Test
	void linkInItsPlaceIsNotFollowed() throws IOException {
		Path elsewhere = Files.createDirectory(this.directory.resolve("elsewhere"));
		Files.createSymbolicLink(this.control.path(), elsewhere);
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(this.control::make);
		this.control.remove();
		assertThat(Files.exists(this.control.path(), LinkOption.NOFOLLOW_LINKS)).isTrue();
	}

	@Test
	void pidFileIsReachedThroughItOnlyWhileItIsClaimed() throws IOException {
		Files.createFile(this.pidFile);
		Path through = this.control.path().resolve("files/app.pid");
		this.control.make();
		assertThat(through).doesNotExist();
		this.control.claimPidFile();
		assertThat(through).exists();
		this.control.releasePidFile();
		assertThat(through).doesNotExist();
		assertThat(this.pidFile).exists();
	}

	@Test
	void removeLeavesThePidFile() throws IOException {
		Files.createFile(this.pidFile);
		this.control.make();
		this.control.claimPidFile();
		Files.createFile(this.control.socket());
		this.control.remove();
		assertThat(this.control.path()).doesNotExist();
		assertThat(this.pidFile).exists();
	}

	@Test
	void isOneByItsName() {
		assertThat(ControlDirectory.isOne(this.pidFile, this.control.path())).isTrue();
		assertThat(ControlDirectory.isOne(this.pidFile, this.directory.resolve("app.pid.control.x"))).isFalse();
		assertThat(ControlDirectory.isOne(this.pidFile, this.directory.resolve("other.pid.control.42"))).isFalse();
	}

	private String permissions() throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.control.path()));
	}

}
