package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.net.ServerSocket;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A start that fails says why where it was typed, and leaves nothing but the log.
 */
@ExtendWith(PlaceExtension.class)
class FailedStartIT {

	@Test
	void portInUsePrintsTheFailureAnalysisAndLeavesNothing(Place place) throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			Outcome outcome = place.daemonized()
				.without("--server.port")
				.arguments("--server.port=" + taken.getLocalPort())
				.run();
			outcome.exits(1)
				.says("Description:", "Port " + taken.getLocalPort() + " was already in use", "Action:",
						"the log is " + place.log());
			assertThat(outcome.out()).isEmpty();
			assertThat(place.remains()).isEmpty();
		}
	}

	@Test
	void exceptionWithoutAnAnalysisPrintsItsCauses(Place place) {
		place.daemonized()
			.arguments("--server.address=no.such.host.invalid")
			.run()
			.exits(1)
			.says("no.such.host.invalid", "the log is " + place.log());
		assertThat(place.remains()).isEmpty();
	}

	@Test
	@JvmDependent
	void jvmThatDoesNotStartPrintsTheLastLinesOfTheLogOfThisStart(Place place) {
		place.write("sample.out", "a line of an earlier start");
		Outcome outcome = place.daemonized().arguments("--daemon.jvm-options=-Xmx1g -Xms2g").run();
		outcome.exits(1).says("Initial heap size set to a larger value than the maximum heap size");
		assertThat(outcome.err()).doesNotContain("earlier start");
		assertThat(Place.read(place.log())).startsWith("a line of an earlier start\n");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void killedJvmSaysSoWithItsSignal(Place place) {
		Running start = place.daemonized().start();
		place.awaitDaemon().signal("KILL");
		start.finish().exits(137).says("KILL", "the log is " + place.log());
		assertThat(place.remains()).isEmpty();
	}

	@Test
	@JvmDependent
	void startWithoutProgressExitsWith124AndLeavesAThreadDump(Place place) {
		Outcome outcome = place.daemonized()
			.arguments("--daemon.start-timeout=3", "--daemon.stop-timeout=2",
					"--daemon.jvm-options=-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=localhost:0")
			.run();
		outcome.exits(124).says("daemon.start-timeout", place.log().toString());
		assertThat(Place.read(place.log())).contains("Full thread dump");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	@JvmDependent
	void frozenJvmIsStoppedToo(Place place) {
		Running start = place.daemonized().arguments("--daemon.start-timeout=3", "--daemon.stop-timeout=2").start();
		place.awaitDaemon().signal("STOP");
		start.finish().exits(124).says("daemon.start-timeout");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	@JvmDependent
	void interruptDuringTheStartExitsWith130AndLeavesNothing(Place place) {
		Running start = place.daemonized().start();
		place.awaitDaemon();
		start.process().signal("INT");
		start.finish().exits(130);
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void terminationDuringTheStartExitsWith143AndLeavesNothing(Place place) {
		Running start = place.daemonized().start();
		place.awaitDaemon();
		start.process().signal("TERM");
		start.finish().exits(143);
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void withoutALogTheReasonIsPrintedToo(Place place) {
		Outcome outcome = place.daemonized()
			.without("--daemon.log-file")
			.arguments("--daemon.log-file=/dev/null", "--server.address=no.such.host.invalid")
			.run();
		outcome.exits(1).says("no.such.host.invalid");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void daemonThatEndsLaterRemovesItsPidFile(Place place) {
		place.daemonized().run().exits(0);
		place.stop();
		await().untilAsserted(() -> assertThat(place.pidFile()).doesNotExist());
		assertThat(place.log()).isNotEmptyFile();
	}

}
