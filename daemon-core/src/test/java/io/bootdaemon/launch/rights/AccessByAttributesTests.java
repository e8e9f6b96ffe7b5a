package io.bootdaemon.launch.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AccessByAttributesTests {

	private static final int OTHER = 54321;

	@TempDir
	Path directory;

	private int uid;

	private int gid;

	@BeforeEach
	void letAllIn() throws IOException {
		permit(this.directory, "rwxr-xr-x");
		this.uid = (Integer) Files.getAttribute(this.directory, "unix:uid");
		this.gid = (Integer) Files.getAttribute(this.directory, "unix:gid");
	}

	@ParameterizedTest
	@CsvSource({ "r--------, false, false, false", "---r-----, false, true, false", "------r--, false, false, true",
			"---rwxrwx, false, true, true", "rwx---rwx, false, false, true" })
	void theFirstOfOwnerGroupAndOthersThatAppliesDecides(String permissions, boolean owner, boolean member,
			boolean others) throws IOException {
		Path file = permit(Files.createFile(this.directory.resolve("file")), permissions);
		// Root may all: its own files are looked at as another user's
		assertThat(new AccessByAttributes(OTHER, Set.of(this.gid)).canRead(file)).isEqualTo(member);
		assertThat(new AccessByAttributes(OTHER, Set.of(OTHER)).canRead(file)).isEqualTo(others);
		if (this.uid != Identity.ROOT) {
			assertThat(new AccessByAttributes(this.uid, Set.of(this.gid)).canRead(file))
				.isEqualTo(owner || permissions.startsWith("r"));
		}
	}

	@Test
	void eachDirectoryOnTheWayHasToBeSearched() throws IOException {
		Path closed = Files.createDirectory(this.directory.resolve("closed"));
		Path file = permit(Files.createFile(closed.resolve("file")), "rw-rw-rw-");
		Access others = new AccessByAttributes(OTHER, Set.of());
		permit(closed, "rwxr-xr-x");
		assertThat(others.canWrite(file)).isTrue();
		permit(closed, "rwxr--r--");
		assertThat(others.canWrite(file)).isFalse();
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), file);
		assertThat(others.canRead(link)).isFalse();
	}

	@Test
	void rootMayAllButExecuteWhatNobodyMay() throws IOException {
		Path file = permit(Files.createFile(this.directory.resolve("file")), "---------");
		Access root = new AccessByAttributes(Identity.ROOT, Set.of(0));
		assertThat(root.canRead(file)).isTrue();
		assertThat(root.canExecute(file)).isFalse();
		permit(file, "--------x");
		assertThat(root.canExecute(file)).isTrue();
	}

	@Test
	void whatIsNotThereCanNotBeUsed() {
		Access others = new AccessByAttributes(OTHER, Set.of());
		assertThat(others.canRead(this.directory.resolve("missing"))).isFalse();
		assertThat(others.canMakeFileIn(this.directory.resolve("missing"))).isFalse();
		assertThat(others.canMakeFileIn(this.directory)).isFalse();
		assertThat(others.canMakeFileIn(Path.of("/tmp"))).isTrue();
	}

	/** As root alone can make files there, it makes a directory for that user. */
	@Test
	void directoryIsMadeWhereRootIsAlone() {
		Access others = new AccessByAttributes(OTHER, Set.of());
		assertThat(others.canMakeDirectoryIn(Path.of("/usr"))).isTrue();
		assertThat(others.canMakeFileIn(Path.of("/usr"))).isFalse();
	}

	private static Path permit(Path file, String permissions) throws IOException {
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
	}

}
