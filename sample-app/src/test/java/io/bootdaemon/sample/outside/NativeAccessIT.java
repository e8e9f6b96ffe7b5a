package io.bootdaemon.sample.outside;

import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start in the background needs of its platform, and what it says without.
 */
@ExtendWith(PlaceExtension.class)
@JvmDependent
class NativeAccessIT {

	@Test
	void noexecTemporaryDirectoryIsNoObstacle(Place place) {
		List<String> words = place.daemonized().words();
		Namespace.start(place, "mount -t tmpfs -o noexec tmpfs " + place.temporary(), words).finish().exits(0);
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void nowhereToLoadALibraryFromExitsWith69(Place place) {
		String mounts = "mount --bind DIR DIR && mount -o remount,bind,noexec DIR".replace("DIR",
				place.directory().toString());
		Namespace.start(place, mounts, place.daemonized().words()).finish().exits(69).says("noexec", "java.io.tmpdir");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void noSpaceToUnpackALibraryExitsWith69(Place place) {
		Namespace.start(place, "mount -t tmpfs -o size=64k tmpfs " + place.temporary(), place.daemonized().words())
			.finish()
			.exits(69)
			.says("no space for the native library in '" + place.temporary() + "', ");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void noShellExitsWith69(Place place) {
		Namespace.start(place, "mount --bind /dev/null /bin/sh", place.daemonized().words())
			.finish()
			.exits(69)
			.says("no shell '/bin/sh'");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void unsupportedPlatformExitsWith69(Place place) {
		place.daemonized().options("-Dos.name=SunOS").run().exits(69).says("SunOS");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	@EnabledForJreRange(minVersion = 24)
	void deniedNativeAccessExitsWith69(Place place) {
		Outcome outcome = place.daemonized()
			.packaged()
			.options("--illegal-native-access=deny")
			.main("-cp", JavaCommand.JAR.toString(), JavaCommand.BOOT_LAUNCHER)
			.run()
			.exits(69)
			.says("--enable-native-access=ALL-UNNAMED");
		assertThat(outcome.err()).doesNotContain("WARNING", "\tat ");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	@EnabledForJreRange(minVersion = 24)
	void nativeAccessIsAllowedByTheManifest(Place place) {
		Outcome outcome = place.daemonized().packaged().options("--illegal-native-access=deny").run().exits(0);
		assertThat(outcome.err()).doesNotContain("WARNING");
		assertThat(Place.read(place.log())).doesNotContain("WARNING");
	}

	@Test
	void startPrintsNoWarningOfTheJvm(Place place) {
		Outcome outcome = place.daemonized().packaged().run().exits(0);
		assertThat(outcome.out() + outcome.err() + Place.read(place.log())).doesNotContain("WARNING", "warning");
	}

}
