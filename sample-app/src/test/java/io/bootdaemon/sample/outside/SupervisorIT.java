package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A daemon that has crashed is there again, and one that was stopped is not.
 */
@ExtendWith(PlaceExtension.class)
class SupervisorIT {

	@Test
	void killedDaemonIsStartedAgainAndStaysOneByTheLock(Place place) throws IOException {
		supervised(place, "6s").run().exits(0);
		KernelProcess first = place.daemon();
		KernelProcess supervisor = new KernelProcess(first.parent());
		assertThat(supervisor.pid()).isEqualTo(first.session());
		assertThat(supervisor.residentBytes()).isLessThan(limit());
		assertThat(supervisor.descriptors()).containsEntry(9, place.pidFile() + ".lock");
		assertThat(supervisor.threadNames()).hasSize(1);
		first.signal("KILL");
		await().until(() -> place.state("phase").equals("restarting"));
		assertThat(place.pidFile()).doesNotExist();
		Running status = place.sample().arguments("--status").start();
		supervised(place, "6s").run().exits(75).says("its supervisor is about to start it again", "--stop");
		status.finish().exits(0).says("is restarting");
		awaitReadyAgain(place, first);
		KernelProcess second = place.daemon();
		assertThat(second.parent()).isEqualTo(supervisor.pid());
		assertThat(second.descriptors()).containsEntry(9, place.pidFile() + ".lock");
		assertThat(second.status("SigIgn")).isEqualTo("0".repeat(16));
		assertThat(second.environment()).isEqualTo(withoutStage(supervisor));
		assertThat(supervisor.residentBytes()).isLessThan(limit());
		place.sample()
			.arguments("--status")
			.run()
			.exits(0)
			.says("is ready: process " + second.pid(), "restarts  1, by supervisor process " + supervisor.pid(),
					"process " + first.pid() + " ended with exit code 137, perhaps by signal KILL");
		assertThat(Place.read(place.log())).contains("exit code 137, perhaps by signal KILL; restart 1 follows in 6 s");
		// One that has lost its supervisor is an ordinary daemon
		supervisor.signal("KILL");
		await().until(() -> !supervisor.isAlive());
		assertThat(place.isReady()).isTrue();
		place.sample().arguments("--stop").run().exits(0).says("is stopped: process " + second.pid());
		assertNothingRuns(place);
	}

	@ParameterizedTest
	@CsvSource({ "3, exit code 3", "memory, exit code 3", "SEGV, 'exit code 134, perhaps by signal ABRT'" })
	@JvmDependent
	void crashLeavesItsEvidence(String crash, String evidence, Place place) throws IOException {
		supervised(place, "200ms").with(CrashesWhenTold.class).run().exits(0);
		KernelProcess first = place.daemon();
		if (crash.equals("SEGV")) {
			first.signal(crash);
		}
		else {
			place.write("crash", crash);
		}
		awaitReadyAgain(place, first);
		String log = Place.read(place.log());
		assertThat(log).contains("process " + first.pid() + " ended with " + evidence);
		if (crash.equals("SEGV")) {
			Path report = place.file("hs_err_pid" + first.pid() + ".log");
			assertThat(report).exists();
			assertThat(log).contains("the JVM has described it in " + report + "; restart 1");
		}
		place.sample().arguments("--stop").run().exits(0);
		assertNothingRuns(place);
	}

	@Test
	@JvmDependent
	void hungDaemonIsStartedAgainAndWritesToTheCurrentLog(Place place) throws IOException {
		supervised(place, "1s").with(HangsWhenTold.class)
			.arguments("--daemon.watchdog.interval=1s", "--daemon.log.max-size=10KB")
			.run()
			.exits(0);
		KernelProcess first = place.daemon();
		place.write("deadlock");
		await().until(() -> place.state("phase").equals("restarting"));
		Files.delete(place.file("deadlock"));
		awaitReadyAgain(place, first);
		KernelProcess second = place.daemon();
		assertThat(second.descriptors()).containsEntry(1, place.log().toString());
		String log = IntStream.rangeClosed(0, 7)
			.mapToObj((number) -> Place.read(place.file("sample.out" + ((number > 0) ? "." + number : ""))))
			.collect(Collectors.joining());
		assertThat(log).contains("exit code 70, by its watchdog, as it hung: a deadlock",
				"Found one Java-level deadlock", "starts as process " + second.pid());
		place.sample().arguments("--status").run().exits(0).says("by its watchdog, as it hung: a deadlock");
		place.sample().arguments("--stop").run().exits(0);
		assertNothingRuns(place);
	}

	@Test
	void stopBetweenTwoStartsIsForGood(Place place) {
		supervised(place, "60s").run().exits(0);
		place.daemon().signal("KILL");
		await().until(() -> place.state("phase").equals("restarting"));
		place.sample()
			.arguments("--stop")
			.runInShell("$JAVA && exec flock --nonblock " + place.pidFile() + ".lock true")
			.exits(0)
			.says("is stopped: it had ended, and process ");
		assertNothingRuns(place);
		await()
			.untilAsserted(
					() -> assertThat(
							KernelProcess.all()
								.filter((process) -> process.commandLine().contains("sleep")
										&& process.workingDirectory().equals(Optional.of(place.directory()))))
						.isEmpty());
		place.sample().arguments("--status").run().exits(3).says("restarts  1");
	}

	/** By the script, as a verb's JVM would come too late. */
	@ParameterizedTest
	@CsvSource({ "false, starting: environment", "false, starting: context", "true, restarting", "true, launching",
			"true, starting: environment", "true, starting: context" })
	void stopAtAnyPhaseIsForGood(boolean again, String phase, Place place) {
		JavaCommand always = supervised(place, "300ms").without("--daemon.restart.policy=")
			.arguments("--daemon.restart.policy=always");
		always.without("-d").arguments("--install-script=" + place.file("script")).run().exits(0);
		Running start = always.start();
		if (again) {
			start.finish().exits(0);
			place.daemon().signal("KILL");
		}
		await().pollInterval(Duration.ofMillis(2)).until(() -> place.state("phase").startsWith(phase));
		place.type(List.of(place.file("script").toString(), "stop")).finish().exits(0).says("is stopped");
		assertThat(place.marked().filter(KernelProcess::isJava)).isEmpty();
		assertThat(start.finish().exitCode() == 0).isEqualTo(again);
		assertNothingRuns(place);
		place.type(List.of("flock", "--nonblock", place.pidFile() + ".lock", "true")).finish().exits(0);
	}

	@Test
	void restartBetweenTwoStartsKeepsArgumentsAndEnvironment(Place place) {
		place.environment().put("with.dots", "1");
		supervised(place, "60s").arguments("an argument").run().exits(0);
		place.environment().remove("with.dots");
		place.daemon().signal("KILL");
		await().until(() -> place.state("phase").equals("restarting"));
		place.sample().arguments("--restart").run().exits(0);
		assertThat(place.daemon().commandLine()).contains("an argument");
		assertThat(place.daemon().environment()).containsEntry("with.dots", "1");
		place.sample().arguments("--stop").run().exits(0);
	}

	@Test
	void policyAlwaysFollowsASignalAndNotAStopFromWithin(Place place) throws Exception {
		supervised(place, "200ms")
			.arguments("--daemon.restart.policy=always", "--management.endpoint.daemon.access=unrestricted",
					"--management.endpoints.web.exposure.include=*")
			.without("--daemon.restart.policy=on-failure")
			.run()
			.exits(0);
		KernelProcess first = place.daemon();
		first.signal("TERM");
		awaitReadyAgain(place, first);
		KernelProcess second = place.daemon();
		HttpRequest stop = HttpRequest.newBuilder(URI.create(place.state("url") + "actuator/daemon/stop"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{}"))
			.build();
		assertThat(HttpClient.newHttpClient().send(stop, BodyHandlers.ofString()).statusCode()).isLessThan(300);
		await().until(() -> !second.isAlive());
		place.awaitNothing();
	}

	/** What a crashed Tomcat leaves in the temporary directory is its own. */
	private static void assertNothingRuns(Place place) {
		assertThat(place.remains()).noneMatch(
				(remain) -> remain.startsWith("process") || remain.endsWith(".pid") || remain.contains("bootdaemon-"));
	}

	private static JavaCommand supervised(Place place, String delay) {
		return place.daemonized()
			.arguments("--daemon.restart.policy=on-failure", "--daemon.restart.delay=" + delay,
					"--daemon.work-dir=" + place.directory());
	}

	private static void awaitReadyAgain(Place place, KernelProcess before) {
		await().until(() -> place.state("phase").equals("ready") && !place.state("pid").equals(before.pid() + ""));
	}

	/** dash needs less than bash. */
	private static long limit() throws IOException {
		return Path.of("/bin/sh").toRealPath().endsWith("dash") ? 2 << 20 : 4 << 20;
	}

	private static Map<String, String> withoutStage(KernelProcess supervisor) {
		Map<String, String> environment = new TreeMap<>(supervisor.environment());
		environment.remove("BOOTDAEMON_STAGE");
		environment.remove("MALLOC_MMAP_THRESHOLD_");
		return environment;
	}

}
