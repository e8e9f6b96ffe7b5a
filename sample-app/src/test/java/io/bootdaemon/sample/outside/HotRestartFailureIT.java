package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.sample.outside.HttpClients.KeptConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A hot restart in which something goes wrong, or comes between: one daemon serves, or
 * none if that is wanted.
 */
@ExtendWith(PlaceExtension.class)
class HotRestartFailureIT {

	private static final String SUPERVISED = "--daemon.restart.policy=on-failure";

	@Test
	@JvmDependent
	void crashOfTheNewOneIsFollowedByItsSupervisor(Place place) {
		String url = HotRestarts.start(place, SUPERVISED, "--daemon.restart.delay=100ms");
		KernelProcess supervisor = new KernelProcess(place.daemon().parent());
		HotRestarts.hot(place).run().exits(0);
		KernelProcess next = place.daemon();
		await().until(() -> !supervisor.isAlive());
		assertThat(next.parent()).isEqualTo(next.session()).isNotEqualTo(supervisor.pid());
		next.signal("KILL");
		await().until(() -> place.state("phase").equals("ready") && !place.state("pid").equals(next.pid() + ""));
		assertThat(HotRestarts.get(url)).isEqualTo("200");
		assertThat(place.state("restarts")).isEqualTo("1");
		HotRestarts.assertOneDaemon(place);
		place.sample().arguments("--stop").run().exits(0);
		HotRestarts.assertNothingRuns(place);
	}

	@ParameterizedTest
	@ValueSource(strings = { "never", "on-failure" })
	@JvmDependent
	void failureLeavesTheOldOneAsItWas(String policy, Place place) {
		String url = HotRestarts.start(place, "--daemon.restart.policy=" + policy);
		KernelProcess old = place.daemon();
		await().until(() -> !place.state("control-socket").isEmpty());
		String before = Place.read(place.stateFile());
		place.write("fail");
		HotRestarts.hot(place).run().exits(1).says("It was told to fail", "was not disturbed, and runs on");
		assertThat(place.daemon()).isEqualTo(old);
		assertThat(Place.read(place.stateFile())).isEqualTo(before);
		assertThat(HotRestarts.get(url)).isEqualTo("200");
		HotRestarts.assertOneDaemon(place);
		place.sample().arguments("--stop").run().exits(0).says("process " + old.pid());
		place.awaitNothing();
		assertThat(HotRestarts.files(place)).isEmpty();
	}

	/** While the new one is held back, just before it is ready. */
	@ParameterizedTest
	@CsvSource({ "new, never", "new, on-failure", "stage, never", "stage, on-failure" })
	void killedBeforeItIsReadyItLeavesTheOldOne(String victim, String policy, Place place) {
		String url = HotRestarts.start(place, "--daemon.restart.policy=" + policy, "--daemon.start-timeout=30s");
		KernelProcess old = place.daemon();
		Running restart = HotRestarts.hold(place);
		KernelProcess next = new KernelProcess(Long.parseLong(Place.read(place.file("held"))));
		(victim.equals("new") ? next : new KernelProcess(next.parent())).signal("KILL");
		assertThat(restart.finish().exitCode()).isNotZero();
		await().until(() -> !next.isAlive());
		assertThat(place.daemon()).isEqualTo(old);
		assertThat(HotRestarts.get(url)).isEqualTo("200");
		HotRestarts.assertOneDaemon(place);
		Place.delete(place.file("hold"));
		HotRestarts.hot(place).run().exits(0);
	}

	/** It gets full while the new one is held back, just before it is ready. */
	@Test
	void fullDiskLeavesTheOldOne(Place place) throws IOException {
		Path disk = Files.createDirectory(place.file("disk"));
		JavaCommand sample = place.sample()
			.without("--daemon.pid-file=")
			.arguments("--daemon.pid-file=" + disk.resolve("sample.pid"));
		List<String> words = sample.with(HoldsWhenTold.class).arguments("-d", "--daemon.keep-socket=true").words();
		String url = Namespace.start(place, "mount -t tmpfs -o size=1m tmpfs " + disk, words).finish().exits(0).url();
		KernelProcess old = place.marked().filter(KernelProcess::isJava).findFirst().orElseThrow();
		place.write("hold");
		Running restart = Namespace.startIn(place, old, sample.arguments("--restart=hot").words());
		await().until(() -> Files.exists(place.file("held")));
		Path filler = Path.of("/proc/" + old.pid() + "/root" + disk).resolve("filler");
		FullDiskIT.fill(filler);
		Place.delete(place.file("hold"));
		assertThat(restart.finish().says("can't take over", "No space left on device").exitCode()).isNotZero();
		await().untilAsserted(() -> assertThat(place.marked().filter(KernelProcess::isJava)).containsExactly(old));
		assertThat(HotRestarts.get(url)).isEqualTo("200");
		Namespace.startIn(place, old, sample.arguments("--status").words())
			.finish()
			.exits(0)
			.says("is ready: process " + old.pid());
		Files.delete(filler);
		Namespace.startIn(place, old, sample.arguments("--restart=hot").words()).finish().exits(0).says(url);
	}

	@ParameterizedTest
	@ValueSource(strings = { "never", "on-failure" })
	void newOneTakesOverFromAnOldOneThatWasKilled(String policy, Place place) {
		String url = HotRestarts.start(place, "--daemon.restart.policy=" + policy);
		KernelProcess old = place.daemon();
		KernelProcess supervisor = new KernelProcess(old.parent());
		Running restart = HotRestarts.hold(place);
		old.signal("KILL");
		await().until(() -> !old.isAlive());
		Place.delete(place.file("hold"));
		restart.finish().exits(0).says("replaces process " + old.pid());
		if (policy.equals("on-failure")) {
			await().until(() -> !supervisor.isAlive());
		}
		assertThat(HotRestarts.get(url)).isEqualTo("200");
		assertThat(place.state("pid")).isEqualTo(place.daemon().pid() + "");
		HotRestarts.assertOneDaemon(place);
		place.sample().arguments("--stop").run().exits(0);
		HotRestarts.assertNothingRuns(place);
	}

	@Test
	void otherVerbsDuringOneSayWhatIsGoingOn(Place place) {
		String url = HotRestarts.start(place);
		KernelProcess old = place.daemon();
		Running restart = HotRestarts.hold(place);
		HotRestarts.hot(place).run().exits(75).says("A hot restart of process " + old.pid() + " is under way");
		place.sample().arguments("--restart").run().exits(75).says("is under way");
		place.daemonized().run().exits(75).says("already running as process " + old.pid());
		place.sample().arguments("--status").run().exits(0).says("is ready: process " + old.pid());
		assertThat(HotRestarts.get(url)).isEqualTo("200");
		Place.delete(place.file("hold"));
		restart.finish().exits(0);
		HotRestarts.assertOneDaemon(place);
	}

	@ParameterizedTest
	@ValueSource(strings = { "never", "on-failure" })
	void stopDuringOneEndsBoth(String policy, Place place) {
		HotRestarts.start(place, "--daemon.restart.policy=" + policy);
		KernelProcess old = place.daemon();
		Running restart = HotRestarts.hold(place);
		place.sample().arguments("--stop").run().exits(0).says("is stopped: process ");
		assertThat(old.isAlive()).isFalse();
		assertThat(restart.finish().exitCode()).isNotZero();
		HotRestarts.assertNothingRuns(place);
	}

	@Test
	void oldOneServesAgainIfTheNewOneIsKilledMeanwhile(Place place) throws IOException {
		String url = HotRestarts.start(place);
		KernelProcess old = place.daemon();
		try (KeptConnection connection = new KeptConnection(url)) {
			assertThat(connection.get("/process", true)).isEqualTo("200");
			HotRestarts.hot(place).run().exits(0);
			place.daemon().signal("KILL");
			await().until(() -> place.daemon().equals(old) && place.state("pid").equals(old.pid() + ""));
			assertThat(HotRestarts.get(url)).isEqualTo("200");
		}
		assertThat(old.isAlive()).isTrue();
		place.sample().arguments("--status").run().exits(0).says("is ready: process " + old.pid());
		HotRestarts.hot(place).run().exits(0);
		await().until(() -> !old.isAlive());
		HotRestarts.assertOneDaemon(place);
	}

}
