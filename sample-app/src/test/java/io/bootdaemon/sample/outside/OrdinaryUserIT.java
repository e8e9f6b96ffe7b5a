package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
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

	private static final int NOBODY = 65534;

	@BeforeEach
	void assumeThatTheUserCanReadTheJar(Place place) throws IOException {
		Assumptions.assumeTrue(new KernelProcess(ProcessHandle.current().pid()).status("Uid").startsWith("0\t"),
				"only root can become another user");
		giveAway(place.directory());
		giveAway(place.temporary());
		Outcome outcome = asUser(place, List.of("test", "-r", JavaCommand.JAR.toString()));
		Assumptions.assumeTrue(outcome.exitCode() == 0, "the jar must be readable for all");
	}

	@Test
	void startTakesNoPrivilege(Place place) {
		asUser(place, place.daemonized().words()).exits(0);
		assertThat(place.daemon().status("Uid")).startsWith(NOBODY + "\t");
		assertThat(place.isReady()).isTrue();
		place.stop();
		assertThat(place.pidFile()).doesNotExist();
	}

	@Test
	void directoryThatCanNotBeWrittenExitsWith73(Place place) throws IOException {
		Files.createDirectory(place.file("roots"));
		JavaCommand command = place.daemonized().without("--daemon.pid-file");
		asUser(place, command.arguments("--daemon.pid-file=" + place.file("roots/sample.pid")).words()).exits(73)
			.says(place.file("roots").toString(), "'daemon.pid-file'");
		assertThat(place.marked()).isEmpty();
	}

	@Test
	void logOfAnotherUserExitsWith77AndIsUntouched(Place place) {
		place.write("sample.out", "precious");
		asUser(place, place.daemonized().words()).exits(77).says(place.log().toString(), "'daemon.log-file'");
		assertThat(Place.read(place.log())).isEqualTo("precious\n");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void lockOfAnotherUserExitsWith77(Place place) {
		Path lock = place.write("sample.pid.lock");
		asUser(place, place.daemonized().words()).exits(77).says(lock.toString());
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void userWhoCanOnlyReadThePidFileCanNotStopASecondStartByLockingIt(Place place) throws IOException {
		Files.writeString(place.pidFile(), "1\n");
		Running other = place.type(user(List.of("flock", "--shared", place.pidFile().toString(), "sleep", "60")));
		place.daemonized().run().exits(0);
		assertThat(other.isRunning()).isTrue();
	}

	private static void giveAway(Path file) throws IOException {
		Files.setAttribute(file, "unix:uid", NOBODY);
	}

	private static Outcome asUser(Place place, List<String> words) {
		return place.type(user(words)).finish();
	}

	private static List<String> user(List<String> words) {
		return Stream.of(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), words)
			.flatMap(List::stream)
			.toList();
	}

}
