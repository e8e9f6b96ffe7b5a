package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Stopped means gone: no process, no PID file, a free lock. Nobody else is signalled. One
 * daemon is started for those tests that must not stop it.
 */
@ExtendWith(PlaceExtension.class)
class StopIT {

	private static Place started;

	private static JavaCommand app;

	@BeforeAll
	static void start(Place given) {
		started = given;
		app = started.sample().ofItsOwnExtractedJar();
		app.arguments("-d").run().exits(0);
	}

	@Test
	void stopWhenStopped(Place place) {
		// Of its own jar, as daemons of the common one run beside
		Outcome stop = place.sample()
			.ofItsOwnExtractedJar()
			.arguments("--stop")
			.run()
			.exits(0)
			.says("sample is not running (PID file " + place.file("sample.pid") + ")");
		assertThat(stop.err()).isEmpty();
	}

	@Test
	void stopWhenStarted(Place place) {
		place.daemonized().run().exits(0);
		KernelProcess daemon = place.daemon();
		place.sample()
			.arguments("--stop")
			.runInShell("$JAVA && exec flock --nonblock " + place.pidFile() + ".lock true")
			.exits(0)
			.says("sample-app is stopped: process " + daemon.pid());
		assertThat(daemon.isAlive()).isFalse();
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void stopFromAnotherDirectory(Place place) {
		JavaCommand command = place.sample().ofItsOwnExtractedJar();
		command.arguments("-d").run().exits(0);
		command.arguments("--stop").runIn(Path.of("/")).exits(0).says("is stopped");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void stopAndStartNeverRace(Place place) {
		place.sample()
			.runInShell("set -e; $JAVA -d; for round in 1 2; do $JAVA --stop; $JAVA -d; done; $JAVA --stop")
			.exits(0);
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void stopNamesDaemonsOfTheSameJarElsewhere() {
		KernelProcess daemon = started.daemon();
		app.arguments("--daemon.pid-file=/srv/other.pid", "--stop")
			.run()
			.exits(0)
			.says("is not running", "runs as process " + daemon.pid() + " (PID file '" + started.pidFile() + "')");
		assertThat(daemon.isAlive()).isTrue();
	}

	@Test
	void stopAsAnotherUserFails() {
		OrdinaryUser.assumeThatItCanRead(started, started.file("sample-app.jar"));
		app.arguments("--stop")
			.runAsOrdinaryUser()
			.exits(1)
			.says("whether it runs can't be known", "permission denied");
		assertThat(started.daemon().isAlive()).isTrue();
		assertThat(started.isReady()).isTrue();
	}

	@Test
	void stopByAnotherUsersStateFileEndsNothing() throws IOException {
		OrdinaryUser.assumeThatItCanRead(started, started.file("sample-app.jar"));
		OrdinaryUser.give(started.stateFile());
		app.arguments("--stop").runAsOrdinaryUser().exits(0).says("is not running");
		assertThat(started.daemon().isAlive()).isTrue();
		assertThat(started.isReady()).isTrue();
	}

	@Test
	void stopWhenHungKillsAfterTimeout(Place place) {
		place.daemonized().run().exits(0);
		KernelProcess daemon = place.daemon();
		daemon.signal("STOP");
		place.sample()
			.arguments("--stop", "--daemon.stop-timeout=1s")
			.run()
			.exits(0)
			.says("process " + daemon.pid() + " has not ended 1 s after SIGTERM",
					"is stopped: process " + daemon.pid() + " was killed");
		assertThat(daemon.isAlive()).isFalse();
		assertThat(place.remains()).noneMatch((remain) -> remain.startsWith("process") || remain.endsWith(".pid"));
	}

	@Test
	@JvmDependent
	void stopWhenShutdownNeverEndsLeavesAThreadDump(Place place) {
		place.daemonized().with(HoldsWhenClosed.class).run().exits(0);
		KernelProcess daemon = place.daemon();
		place.sample()
			.arguments("--stop", "--daemon.stop-timeout=1s")
			.run()
			.exits(0)
			.says("is stopped: process " + daemon.pid() + " was killed", "a thread dump is in the log");
		assertThat(daemon.isAlive()).isFalse();
		assertThat(Place.read(place.log())).contains("Full thread dump", "HoldsWhenClosed.onApplicationEvent");
	}

	@ParameterizedTest
	@MethodSource
	void stopDoesNotSignalRecycledPid(Function<Place, KernelProcess> left, Place place) {
		KernelProcess other = left.apply(place);
		place.sample().arguments("--stop").run().exits(0).says("is not running");
		assertThat(other.isAlive()).isTrue();
	}

	static Stream<Function<Place, KernelProcess>> stopDoesNotSignalRecycledPid() {
		return Stream.of(LeftFiles::ofRecycledPid, LeftFiles::ofAnotherBoot);
	}

	@Test
	@JvmDependent
	void stopWhileStarting(Place place) {
		Running start = place.daemonized().with(HoldsWhenReady.class).start();
		await().untilAsserted(() -> assertThat(place.file("held")).exists());
		place.sample().arguments("--stop").run().exits(0).says("is stopped");
		assertThat(start.finish().exitCode()).isNotZero();
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void stopAsSoonAsItStarts(Place place) {
		Running start = place.daemonized().with(HoldsWhenReady.class).start();
		place.awaitStage();
		place.sample().arguments("--stop").run().exits(0).says("is stopped");
		assertThat(start.finish().exitCode()).isNotZero();
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void stopShowsALiveLineOnATerminal(Place place) {
		place.daemonized().with(HoldsWhenClosed.class).run().exits(0);
		long pid = place.daemon().pid();
		Running stop = place.sample().arguments("--stop").startOnTerminal();
		await().until(() -> stop.out().contains("\r\u001b[Ksample-app: stopping process " + pid + ", 0 of 70 s"));
		place.write("released");
		assertThat(stop.finish().exits(0).out()).endsWith("\r\u001b[Ksample-app is stopped: process " + pid + "\r\n")
			.containsOnlyOnce("\n");
	}

	@Test
	void stopWhenConfigurationIsBroken(Place place) {
		JavaCommand command = place.sample().ofItsOwnExtractedJar();
		command.arguments("-d").run().exits(0);
		place.write("application.yml", "daemon: [");
		command.without("--daemon.name")
			.arguments("--stop")
			.run()
			.exits(0)
			.says("the configuration can't be read", "is stopped");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void stopWhenStateFileIsGone(Place place) throws IOException {
		place.daemonized().run().exits(0);
		Files.delete(place.stateFile());
		place.sample().arguments("--stop").run().exits(0).says("is stopped");
		assertThat(place.remains()).isEmpty();
	}

}
