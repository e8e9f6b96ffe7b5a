package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
 * A daemon that is replaced while it serves ({@code --restart=hot}): no request is lost.
 */
@ExtendWith(PlaceExtension.class)
class HotRestartIT {

	/** So that it has more than a JVM that types a hot restart. */
	private static final String[] TOUCHED = { "-Xms400m", "-Xmx400m", "-XX:+AlwaysPreTouch" };

	@ParameterizedTest
	@ValueSource(strings = { "never", "on-failure" })
	@JvmDependent
	void noRequestIsLost(String policy, Place place) {
		String url = HotRestarts.start(place, "--daemon.restart.policy=" + policy, "an argument");
		KernelProcess old = place.daemon();
		try (HttpClients clients = HttpClients.start(url, 8)) {
			for (int count = 0; count < 2; count++) {
				KernelProcess former = place.daemon();
				HotRestarts.hot(place).run().exits(0).says(url, ", replaces process " + former.pid());
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
		assertThat(place.state("pid")).isEqualTo(next.pid() + "");
		HotRestarts.assertOneDaemon(place);
		assertThat(Place.read(place.log())).contains("---- Process " + old.pid() + " was replaced in a hot restart");
		place.sample().arguments("--stop").run().exits(0).says("process " + next.pid());
		place.awaitNothing();
		assertThat(HotRestarts.files(place)).isEmpty();
	}

	@Test
	@JvmDependent
	void oldOneAnswersOnItsConnectionsAndSaysThatItIsTheLastTime(Place place) throws IOException {
		String url = HotRestarts.start(place);
		KernelProcess old = place.daemon();
		try (KeptConnection connection = new KeptConnection(url)) {
			assertThat(connection.get("/process", true)).isEqualTo("200");
			assertThat(connection.isLast()).isFalse();
			HotRestarts.hot(place).run().exits(0);
			assertThat(old.isAlive()).as("it has a connection").isTrue();
			assertThat(connection.get("/process", true)).isEqualTo("200");
			assertThat(connection.isLast()).isTrue();
		}
		await().until(() -> !old.isAlive());
		HotRestarts.assertOneDaemon(place);
	}

	@Test
	void idleConnectionKeepsTheOldOneForTheDrainTimeout(Place place) throws IOException {
		String url = HotRestarts.start(place, "--daemon.hot-restart.drain-timeout=1s");
		KernelProcess old = place.daemon();
		try (KeptConnection connection = new KeptConnection(url)) {
			assertThat(connection.get("/process", true)).isEqualTo("200");
			HotRestarts.hot(place).run().exits(0);
			await().until(() -> !old.isAlive());
		}
		HotRestarts.assertOneDaemon(place);
	}

	@Test
	void stopEndsTheOldOneThatStillHasConnectionsToo(Place place) throws IOException {
		String url = HotRestarts.start(place);
		KernelProcess old = place.daemon();
		try (KeptConnection connection = new KeptConnection(url)) {
			assertThat(connection.get("/process", true)).isEqualTo("200");
			HotRestarts.hot(place).run().exits(0);
			KernelProcess next = place.daemon();
			place.sample().arguments("--stop").run().exits(0).says("is stopped: process ");
			assertThat(old.isAlive() || next.isAlive()).isFalse();
		}
		place.awaitNothing();
	}

	/** Of two that compress the same file, one could put half of it in its place. */
	@Test
	void oneOfThemRotatesTheLog(Place place) throws IOException {
		String url = HotRestarts.start(place, "--daemon.log.max-size=1MB", "--daemon.log.compress=true",
				"--daemon.hot-restart.drain-timeout=10m");
		KernelProcess old = place.daemon();
		try (KeptConnection connection = new KeptConnection(url)) {
			assertThat(connection.get("/process", true)).isEqualTo("200");
			HotRestarts.hot(place).run().exits(0);
			Files.write(place.log(), new byte[1 << 20], StandardOpenOption.APPEND);
			Path rotated = place.file("sample.out.1");
			await().until(
					() -> place.daemon().descriptors().get(1).equals(place.log().toString()) && Files.exists(rotated));
			await().during(Duration.ofSeconds(3))
				.untilAsserted(() -> assertThat(old.descriptors()).containsEntry(1, rotated.toString()));
		}
		await().until(() -> Files.exists(place.file("sample.out.1.gz")));
	}

	@Test
	void withoutAKeptSocketThereIsNone(Place place) {
		place.daemonized().run().exits(0);
		HotRestarts.hot(place).run().exits(69).says("keeps no listening socket", "daemon.keep-socket");
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
		String url = HotRestarts.start(place);
		KernelProcess old = place.daemon();
		List<String> words = Stream
			.of("--daemon.keep-socket=true", "--server.port=" + url.replaceAll("\\D", ""), argument)
			.filter((word) -> word.equals(argument) || !word.startsWith(argument.split("=")[0] + "="))
			.toList();
		HotRestarts.hot(place)
			.without("--server.port=")
			.arguments("--")
			.arguments(words.toArray(String[]::new))
			.run()
			.exits(78)
			.says("no hot restart", reason);
		assertThat(place.daemon()).isEqualTo(old);
		assertThat(HotRestarts.get(url)).isEqualTo("200");
	}

	@Test
	void memoryForOneJvmIsNotEnough(Place place) {
		place.daemonized().options(TOUCHED).arguments("--daemon.keep-socket=true").run().exits(0);
		KernelProcess old = place.daemon();
		MemoryGroup tight = MemoryGroup.of(place, 350L << 20);
		tight.start(HotRestarts.hot(place))
			.finish()
			.exits(78)
			.says("no hot restart", "leaves", "MB of memory for a second JVM, and process " + old.pid() + " uses");
		assertThat(place.daemon()).isEqualTo(old);
		MemoryGroup wide = MemoryGroup.of(place, 1L << 30);
		wide.start(HotRestarts.hot(place)).finish().exits(0);
		assertThat(place.daemon()).isNotEqualTo(old);
	}

	/** The files there are not seen where the restart is typed. */
	@Test
	void configurationOfTheDaemonsOwnDirectoryCanRefuseItToo(Place place) throws IOException {
		String url = HotRestarts.start(place);
		KernelProcess old = place.daemon();
		place.write("config/application.properties", "server.address=127.0.0.1");
		HotRestarts.hot(place)
			.runIn(Files.createDirectory(place.file("elsewhere")))
			.exits(78)
			.says("no hot restart", "listens on", "was not disturbed");
		assertThat(place.daemon()).isEqualTo(old);
		assertThat(HotRestarts.get(url)).isEqualTo("200");
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

}
