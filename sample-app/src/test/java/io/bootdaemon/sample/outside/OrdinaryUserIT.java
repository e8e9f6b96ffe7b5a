package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user without any privilege, and what belongs to others. It takes root to become one:
 * without, these tests are skipped.
 */
@ExtendWith(PlaceExtension.class)
class OrdinaryUserIT {

	@BeforeEach
	void assumeThatTheUserCanReadTheJar(Place place) throws IOException {
		OrdinaryUser.assumeThatItCanRead(place, JavaCommand.JAR);
		OrdinaryUser.give(place.directory());
		OrdinaryUser.give(place.temporary());
	}

	@Test
	void startTakesNoPrivilege(Place place) {
		place.daemonized().runAsOrdinaryUser().exits(0);
		assertThat(place.daemon().status("Uid")).startsWith(OrdinaryUser.ID + "\t");
		assertThat(place.isReady()).isTrue();
		place.stop();
		assertThat(place.pidFile()).doesNotExist();
	}

	@Test
	void directoryThatCanNotBeWrittenExitsWith73(Place place) throws IOException {
		Files.createDirectory(place.file("roots"));
		JavaCommand command = place.daemonized().without("--daemon.pid-file");
		command.arguments("--daemon.pid-file=" + place.file("roots/sample.pid"))
			.runAsOrdinaryUser()
			.exits(73)
			.says(place.file("roots").toString(), "'daemon.pid-file'");
		assertThat(place.marked()).isEmpty();
	}

	@Test
	void logOfAnotherUserExitsWith77AndIsUntouched(Place place) {
		place.write("sample.out", "precious");
		place.daemonized().runAsOrdinaryUser().exits(77).says(place.log().toString(), "'daemon.log-file'");
		assertThat(Place.read(place.log())).isEqualTo("precious\n");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void lockOfAnotherUserExitsWith77(Place place) {
		Path lock = place.write("sample.pid.lock");
		place.daemonized().runAsOrdinaryUser().exits(77).says(lock.toString());
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void userWhoCanOnlyReadThePidFileCanNotStopASecondStartByLockingIt(Place place) throws IOException {
		Files.writeString(place.pidFile(), "1\n");
		Running other = place
			.type(OrdinaryUser.words(List.of("flock", "--shared", place.pidFile().toString(), "sleep", "60")));
		place.daemonized().run().exits(0);
		assertThat(other.isRunning()).isTrue();
	}

}
