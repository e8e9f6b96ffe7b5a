package io.bootdaemon.posix;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MountsTests {

	private static final String ROOT = "overlay / overlay rw,relatime 0 0";

	@Test
	void isNoexecLooksAtTheMountTheDirectoryIsOn() {
		List<String> mounts = List.of(ROOT, "tmpfs /tmp tmpfs rw,nosuid,noexec,relatime 0 0");
		assertThat(isNoexec("/tmp", mounts)).isTrue();
		assertThat(isNoexec("/tmp/a/b", mounts)).isTrue();
		assertThat(isNoexec("/tmpfoo", mounts)).isFalse();
		assertThat(isNoexec("/", mounts)).isFalse();
	}

	@Test
	void isNoexecTakesTheInnermostMountInAnyOrder() {
		List<String> mounts = List.of("tmpfs /tmp/exec tmpfs rw 0 0", "tmpfs /tmp tmpfs noexec,rw 0 0", ROOT);
		assertThat(isNoexec("/tmp/exec", mounts)).isFalse();
		assertThat(isNoexec("/tmp/else", mounts)).isTrue();
	}

	@Test
	void isNoexecOfSeveralMountsOnOnePointTakesTheLast() {
		assertThat(isNoexec("/tmp", List.of("a /tmp tmpfs noexec 0 0", "b /tmp tmpfs rw 0 0"))).isFalse();
		assertThat(isNoexec("/tmp", List.of("a /tmp tmpfs rw 0 0", "b /tmp tmpfs noexec 0 0"))).isTrue();
	}

	@Test
	void isNoexecOfTheRootCountsForAll() {
		assertThat(isNoexec("/srv", List.of("overlay / overlay rw,noexec 0 0"))).isTrue();
	}

	@Test
	void isNoexecWantsTheOptionItself() {
		assertThat(isNoexec("/srv", List.of("x / x rw,comment=noexec 0 0", "noexec /mnt noexec rw 0 0"))).isFalse();
	}

	@Test
	void isNoexecKnowsThatSpacesAreEscaped() {
		assertThat(isNoexec("/my disk/tmp", List.of(ROOT, "x /my\\040disk ext4 noexec 0 0"))).isTrue();
	}

	/** In the C locale, a name that isn't ASCII is none; here NUL stands for it. */
	@Test
	void isNoexecIgnoresAMountPointThatIsNoPathHere() {
		assertThat(isNoexec("/tmp", List.of("tmpfs /tmp tmpfs noexec 0 0", "x /media/a\0b ext4 rw 0 0"))).isTrue();
	}

	@Test
	void isNoexecOfADirectoryThatIsNotThereIsFalse() {
		assertThat(Mounts.isNoexec(Path.of("/no/such/directory"))).isFalse();
	}

	private static boolean isNoexec(String directory, List<String> mounts) {
		return Mounts.isNoexec(Path.of(directory), mounts);
	}

}
