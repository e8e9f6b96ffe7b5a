package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
 * A daemon that is replaced while it serves ({@code --restart=hot}): no request is lost,
 * and whatever goes wrong, one daemon serves.
 */
@ExtendWith(PlaceExtension.class)
class HotRestartIT {

	private static final String SUPERVISED = "--daemon.restart.policy=on-failure";

	@ParameterizedTest
	@ValueSource(strings = { "never", "on-failure" })
	@JvmDependent
	void noRequestIsLost(String policy, Place place) {
		String url = start(place, "--daemon.restart.policy=" + policy, "an argument");
		KernelProcess old = place.daemon();
		try (HttpClients clients = HttpClients.start(url, 8)) {
			for (int count = 0; count < 2; count++) {
				KernelProcess former = place.daemon();
				hot(place).run().exits(0).says(url, ", replaces process " + former.pid());
				assertThat(place.daemon().pid()).isNotEqualTo(former.pid());
				await().until(() -> !former.isAlive());
			}
			int before = clients.answered();
			await().until(() -> clients.answered() > before + 100);
			assertThat(clients.stop()).containsOnlyKeys("200");
		}
		KernelProcess next = place.daemon();
		assertThat(next.commandLine()).contains("an argument").doesNotContain("--background=again");
		assertThat(next.environment()).doesNotContainKeys("BOOTDAEMON_SOCKET", "BOOTDAEMON_SUCCESSION");
		assertThat(next.descriptors()).containsEntry(9, place.pidFile() + ".lock");
		assertThat(state(place, "pid")).isEqualTo(next.pid() + "");
		assertOneDaemon(place);
		assertThat(Place.read(place.log())).contains("---- Process " + old.pid() + " was replaced in a hot restart");
		place.sample().arguments("--stop").run().exits(0).says("process " + next.pid());
		place.awaitNothing();
		assertThat(files(place)).isEmpty();
	}

	@Test
	@JvmDependent
	void crashOfTheNewOneIsFollowedByItsSupervisor(Place place) {
		String url = start(place, SUPERVISED, "--daemon.restart.delay=100ms");
		KernelProcess supervisor = new KernelProcess(place.daemon().parent());
		hot(place).run().exits(0);
		KernelProcess next = place.daemon();
		await().until(() -> !supervisor.isAlive());
		assertThat(next.parent()).isEqualTo(next.session()).isNotEqualTo(supervisor.pid());
		next.signal("KILL");
		await().until(() -> state(place, "phase").equals("ready") && !state(place, "pid").equals(next.pid() + ""));
		assertThat(get(url)).isEqualTo("200");
		assertThat(state(place, "restarts")).isEqualTo("1");
		assertOneDaemon(place);
		place.sample().arguments("--stop").run().exits(0);
		assertNothingRuns(place);
	}

	@ParameterizedTest
	@ValueSource(strings = { "never", "on-failure" })
	@JvmDependent
	void failureLeavesTheOldOneAsItWas(String policy, Place place) {
		String url = start(place, "--daemon.restart.policy=" + policy);
		KernelProcess old = place.daemon();
		await().until(() -> !state(place, "control-socket").isEmpty());
		String before = Place.read(place.stateFile());
		place.write("fail");
		hot(place).run().exits(1).says("It was told to fail", "was not disturbed, and runs on");
		assertThat(place.daemon()).isEqualTo(old);
		assertThat(Place.read(place.stateFile())).isEqualTo(before);
		assertThat(get(url)).isEqualTo("200");
		assertOneDaemon(place);
		place.sample().arguments("--stop").run().exits(0).says("process " + old.pid());
		place.awaitNothing();
		assertThat(files(place)).isEmpty();
	}

	/** While the new one is held back, just before it is ready. */
	@ParameterizedTest
	@CsvSource({ "new, never", "new, on-failure", "stage, never", "stage, on-failure" })
	void killedBeforeItIsReadyItLeavesTheOldOne(String victim, String policy, Place place) {
		String url = start(place, "--daemon.restart.policy=" + policy, "--daemon.start-timeout=10s");
		KernelProcess old = place.daemon();
		Running restart = hold(place);
		KernelProcess next = new KernelProcess(Long.parseLong(Place.read(place.file("held"))));
		(victim.equals("new") ? next : new KernelProcess(next.parent())).signal("KILL");
		assertThat(restart.finish().exitCode()).isNotZero();
		await().until(() -> !next.isAlive());
		assertThat(place.daemon()).isEqualTo(old);
		assertThat(get(url)).isEqualTo("200");
		assertOneDaemon(place);
		Place.delete(place.file("hold"));
		hot(place).run().exits(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "never", "on-failure" })
	void newOneTakesOverFromAnOldOneThatWasKilled(String policy, Place place) {
		String url = start(place, "--daemon.restart.policy=" + policy);
		KernelProcess old = place.daemon();
		KernelProcess supervisor = new KernelProcess(old.parent());
		Running restart = hold(place);
		old.signal("KILL");
		await().until(() -> !old.isAlive());
		Place.delete(place.file("hold"));
		restart.finish().exits(0).says("replaces process " + old.pid());
		if (policy.equals("on-failure")) {
			await().until(() -> !supervisor.isAlive());
		}
		assertThat(get(url)).isEqualTo("200");
		assertThat(state(place, "pid")).isEqualTo(place.daemon().pid() + "");
		assertOneDaemon(place);
		place.sample().arguments("--stop").run().exits(0);
		assertNothingRuns(place);
	}

	@Test
	void otherVerbsDuringOneSayWhatIsGoingOn(Place place) {
		String url = start(place);
		KernelProcess old = place.daemon();
		Running restart = hold(place);
		hot(place).run().exits(75).says("A hot restart of process " + old.pid() + " is under way");
		place.sample().arguments("--restart").run().exits(75).says("is under way");
		place.daemonized().run().exits(75).says("already running as process " + old.pid());
		place.sample().arguments("--status").run().exits(0).says("is ready: process " + old.pid());
		assertThat(get(url)).isEqualTo("200");
		Place.delete(place.file("hold"));
		restart.finish().exits(0);
		assertOneDaemon(place);
	}

	@ParameterizedTest
	@ValueSource(strings = { "never", "on-failure" })
	void stopDuringOneEndsBoth(String policy, Place place) {
		start(place, "--daemon.restart.policy=" + policy);
		KernelProcess old = place.daemon();
		Running restart = hold(place);
		place.sample().arguments("--stop").run().exits(0).says("is stopped: process ");
		assertThat(old.isAlive()).isFalse();
		assertThat(restart.finish().exitCode()).isNotZero();
		assertNothingRuns(place);
	}

	@Test
	@JvmDependent
	void oldOneAnswersOnItsConnectionsAndSaysThatItIsTheLastTime(Place place) throws IOException {
		String url = start(place);
		KernelProcess old = place.daemon();
		try (KeptConnection connection = new KeptConnection(url)) {
			assertThat(connection.get("/process", true)).isEqualTo("200");
			assertThat(connection.isLast()).isFalse();
			hot(place).run().exits(0);
			assertThat(old.isAlive()).as("it has a connection").isTrue();
			assertThat(connection.get("/process", true)).isEqualTo("200");
			assertThat(connection.isLast()).isTrue();
		}
		await().until(() -> !old.isAlive());
		assertOneDaemon(place);
	}

	@Test
	void idleConnectionKeepsTheOldOneForTheDrainTimeout(Place place) throws IOException {
		String url = start(place, "--daemon.hot-restart.drain-timeout=1s");
		KernelProcess old = place.daemon();
		try (KeptConnection connection = new KeptConnection(url)) {
			assertThat(connection.get("/process", true)).isEqualTo("200");
			hot(place).run().exits(0);
			await().until(() -> !old.isAlive());
		}
		assertOneDaemon(place);
	}

	@Test
	void oldOneServesAgainIfTheNewOneIsKilledMeanwhile(Place place) throws IOException {
		String url = start(place);
		KernelProcess old = place.daemon();
		try (KeptConnection connection = new KeptConnection(url)) {
			assertThat(connection.get("/process", true)).isEqualTo("200");
			hot(place).run().exits(0);
			place.daemon().signal("KILL");
			await().until(() -> place.daemon().equals(old) && state(place, "pid").equals(old.pid() + ""));
			assertThat(get(url)).isEqualTo("200");
		}
		assertThat(old.isAlive()).isTrue();
		place.sample().arguments("--status").run().exits(0).says("is ready: process " + old.pid());
		hot(place).run().exits(0);
		await().until(() -> !old.isAlive());
		assertOneDaemon(place);
	}

	@Test
	void stopEndsTheOldOneThatStillHasConnectionsToo(Place place) throws IOException {
		String url = start(place);
		KernelProcess old = place.daemon();
		try (KeptConnection connection = new KeptConnection(url)) {
			assertThat(connection.get("/process", true)).isEqualTo("200");
			hot(place).run().exits(0);
			KernelProcess next = place.daemon();
			place.sample().arguments("--stop").run().exits(0).says("is stopped: process ");
			assertThat(old.isAlive() || next.isAlive()).isFalse();
		}
		place.awaitNothing();
	}

	@Test
	void withoutAKeptSocketThereIsNone(Place place) {
		place.daemonized().run().exits(0);
		hot(place).run().exits(69).says("keeps no listening socket", "daemon.keep-socket");
		assertThat(place.isReady()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--server.port=1                    | listens on
			--daemon.keep-socket=false         | daemon.keep-socket
			--logging.file.name=app.log        | logging.file.name
			--management.server.port=4711      | management.server.port
			--daemon.jvm-options=-Xlog:gc:gc.log | -Xlog:gc:gc.log
			--daemon.jvm-options=-Dcom.sun.management.jmxremote.port=9 | jmxremote.port
			""")
	void whatTwoProcessesCanNotShareIsRefused(String argument, String reason, Place place) {
		String url = start(place);
		KernelProcess old = place.daemon();
		List<String> words = Stream
			.of("--daemon.keep-socket=true", "--server.port=" + url.replaceAll("\\D", ""), argument)
			.filter((word) -> word.equals(argument) || !word.startsWith(argument.split("=")[0] + "="))
			.toList();
		hot(place).without("--server.port=")
			.arguments("--")
			.arguments(words.toArray(String[]::new))
			.run()
			.exits(78)
			.says("no hot restart", reason);
		assertThat(place.daemon()).isEqualTo(old);
		assertThat(get(url)).isEqualTo("200");
	}

	@Test
	void nextOneRunsTheJarThatIsThereNow(Place place) throws IOException {
		JavaCommand command = place.daemonized().ofItsOwnJar().arguments("-d", "--daemon.keep-socket=true");
		command.run().exits(0);
		Path jar = place.file("app.jar");
		Path changed = place.file("new.jar");
		Files.copy(jar, changed);
		Object inode = Files.getAttribute(changed, "unix:ino");
		place.type(List.of("mv", changed.toString(), jar.toString())).finish().exits(0);
		command.without("-d").arguments("--restart=hot").run().exits(0);
		KernelProcess next = place.daemon();
		assertThat(next.descriptors().entrySet().stream().filter((entry) -> entry.getValue().equals(jar.toString())))
			.isNotEmpty()
			.allSatisfy((entry) -> assertThat(
					Files.getAttribute(Path.of("/proc/" + next.pid() + "/fd/" + entry.getKey()), "unix:ino"))
				.isEqualTo(inode));
	}

	private static String start(Place place, String... arguments) {
		return place.daemonized()
			.with(HoldsWhenTold.class)
			.arguments("--daemon.keep-socket=true")
			.arguments(arguments)
			.run()
			.exits(0)
			.url();
	}

	private static JavaCommand hot(Place place) {
		return place.sample().arguments("--restart=hot");
	}

	/** A hot restart whose new process has come as far as its last listener. */
	private static Running hold(Place place) {
		place.write("hold");
		Running restart = hot(place).start();
		await().until(() -> Place.read(place.file("held")).matches("[0-9]+"));
		return restart;
	}

	private static String get(String url) {
		try (KeptConnection connection = new KeptConnection(url)) {
			return connection.get("/process", false);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private static String state(Place place, String key) {
		return Place.read(place.stateFile())
			.lines()
			.filter((line) -> line.startsWith(key + "="))
			.map((line) -> line.substring(key.length() + 1))
			.findFirst()
			.orElse("");
	}

	private static void assertOneDaemon(Place place) {
		await().untilAsserted(() -> assertThat(place.marked().filter(KernelProcess::isJava)).hasSize(1));
		place.sample()
			.arguments("--status=json")
			.run()
			.exits(0)
			.says("\"pid\":" + place.daemon().pid(), "\"phase\":\"ready\"");
		assertThat(files(place)).containsOnlyOnce("sample.pid.control." + place.daemon().pid())
			.allMatch((name) -> name.startsWith("sample.pid.control."));
	}

	/** What a killed Tomcat leaves in the temporary directory is its own. */
	private static void assertNothingRuns(Place place) {
		await().untilAsserted(() -> assertThat(place.marked()).isEmpty());
		assertThat(place.pidFile()).doesNotExist();
		assertThat(files(place)).isEmpty();
	}

	/** Those beside the daemon's own that a hot restart makes. */
	private static List<String> files(Place place) {
		return Stream.of(place.directory().toFile().list())
			.filter((name) -> name.matches("sample\\.pid\\.(next.*|hot|control.*)"))
			.toList();
	}

}
