package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What belongs to others takes root to make: without, these tests are skipped.
 */
class TrustedDirectoryTests {

	private static final int OTHER = 54321;

	@TempDir
	Path directory;

	@BeforeEach
	void assumeRoot() throws IOException {
		assumeThat(Files.getAttribute(this.directory, "unix:uid")).as("only root can give files away").isEqualTo(0);
		this.directory = this.directory.toRealPath();
	}

	@Test
	void rootsDirectoryBelowOneLikeTmpIsRootsAlone() {
		assertThat(TrustedDirectory.isRootsAlone(this.directory)).isTrue();
		assertThat(TrustedDirectory.isRootsAlone(Path.of("/usr"))).isTrue();
		assertThat(TrustedDirectory.isRootsAlone(this.directory.resolve("missing"))).isFalse();
	}

	@Test
	void whereAllCanWriteRootIsNotAloneAndKeepsOnlyWithTheStickyBit() throws IOException {
		Path open = make("open", "rwxrwxrwx");
		assertThat(TrustedDirectory.isRootsAlone(open)).isFalse();
		assertThat(TrustedDirectory.keepsWhatRootMakes(open)).isFalse();
		Path below = make("open/below", "rwxr-xr-x");
		assertThat(TrustedDirectory.isRootsAlone(below)).isFalse();
		Files.setAttribute(open, "unix:mode", 01777);
		assertThat(TrustedDirectory.isRootsAlone(open)).isFalse();
		assertThat(TrustedDirectory.keepsWhatRootMakes(open)).isTrue();
		assertThat(TrustedDirectory.isRootsAlone(below)).isTrue();
	}

	@Test
	void whereAGroupCanWriteRootIsNotAlone() throws IOException {
		assertThat(TrustedDirectory.isRootsAlone(make("shared", "rwxrwxr-x"))).isFalse();
	}

	@Test
	void anotherUsersDirectoryOnTheWayIsNotTrusted() throws IOException {
		Path theirs = make("theirs", "rwxr-xr-x");
		Path below = make("theirs/below", "rwxr-xr-x");
		assertThat(TrustedDirectory.isRootsAlone(below)).isTrue();
		Files.setAttribute(theirs, "unix:uid", OTHER);
		assertThat(TrustedDirectory.isRootsAlone(below)).isFalse();
		assertThat(TrustedDirectory.keepsWhatRootMakes(theirs)).isFalse();
	}

	@Test
	void linkIsTrustedIfItAndAllItLeadsThroughAreRoots() throws IOException {
		Path real = make("real", "rwxr-xr-x");
		Path inner = Files.createSymbolicLink(this.directory.resolve("inner"), Path.of("real"));
		Path outer = Files.createSymbolicLink(this.directory.resolve("outer"), inner);
		assertThat(TrustedDirectory.isRootsAlone(outer)).isTrue();
		Files.setAttribute(inner, "unix:uid", OTHER, LinkOption.NOFOLLOW_LINKS);
		assertThat(TrustedDirectory.isRootsAlone(outer)).isFalse();
		assertThat(TrustedDirectory.isRootsAlone(inner)).isFalse();
		assertThat(TrustedDirectory.isRootsAlone(real)).isTrue();
	}

	@Test
	void linkInACircleIsNotTrusted() throws IOException {
		Path circle = this.directory.resolve("circle");
		Files.createSymbolicLink(circle, circle);
		assertThat(TrustedDirectory.isRootsAlone(circle)).isFalse();
	}

	private Path make(String name, String permissions) throws IOException {
		Path made = Files.createDirectory(this.directory.resolve(name));
		return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
	}

}
