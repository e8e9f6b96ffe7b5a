package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A daemon that its supervisor has started again finds its log, whatever that shell could
 * hand it.
 */
@ExtendWith(PlaceExtension.class)
class LostLogIT {

	/** There the supervisor of root opens nothing by its name. */
	@Test
	void restartWhereOthersCanWriteFindsTheCurrentLog(Place place) throws IOException {
		Files.setPosixFilePermissions(place.directory(), PosixFilePermissions.fromString("rwxrwxrwx"));
		KernelProcess first = start(place);
		Files.move(place.log(), place.file("sample.out.old"));
		first.signal("KILL");
		KernelProcess second = awaitAnother(place, first);
		assertThat(second.descriptors()).containsEntry(1, place.log().toString())
			.containsEntry(2, place.log().toString());
		assertThat(Place.read(place.log())).contains("Started SampleApplication");
		assertThat(Files.getPosixFilePermissions(place.log())).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
		place.sample().arguments("--stop").run().exits(0);
	}

	@Test
	void logThatCouldNotBeOpenedAtTheRestartIsOpenedWhenItCan(Place place) throws IOException {
		KernelProcess first = start(place);
		Files.delete(place.log());
		Files.createDirectory(place.log());
		first.signal("KILL");
		KernelProcess second = awaitAnother(place, first);
		assertThat(second.descriptors()).containsEntry(1, "/dev/null");
		Files.delete(place.log());
		await().untilAsserted(() -> assertThat(second.descriptors()).containsEntry(1, place.log().toString()));
		await().untilAsserted(
				() -> assertThat(Place.read(place.log())).contains("The log could not be opened at the start"));
		assertThat(Files.getPosixFilePermissions(place.log())).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
		place.sample().arguments("--stop").run().exits(0);
	}

	private static KernelProcess start(Place place) {
		place.daemonized()
			.arguments("--daemon.restart.policy=on-failure", "--daemon.restart.delay=200ms")
			.run()
			.exits(0);
		return place.daemon();
	}

	private static KernelProcess awaitAnother(Place place, KernelProcess before) {
		await().until(() -> Place.read(place.stateFile()).contains("\nphase=ready\n")
				&& !Place.read(place.stateFile()).contains("\npid=" + before.pid() + "\n"));
		return place.daemon();
	}

}
