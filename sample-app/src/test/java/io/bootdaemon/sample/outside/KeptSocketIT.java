package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The listening socket that outlives the daemon's JVM ({@code daemon.keep-socket}).
 */
@ExtendWith(PlaceExtension.class)
class KeptSocketIT {

	@Test
	@JvmDependent
	void crashRefusesNobodyAndPortZeroKeepsItsNumber(Place place) {
		String url = KeptSockets.keeping(place)
			.arguments("--daemon.restart.policy=on-failure", "--daemon.restart.delay=2s")
			.run()
			.exits(0)
			.url();
		KernelProcess first = place.daemon();
		KernelProcess supervisor = new KernelProcess(first.parent());
		assertThat(Place.read(place.log())).contains(KeptSockets.TAKEN);
		assertThat(first.descriptors()).containsEntry(0, "/dev/null");
		assertThat(supervisor.descriptors().get(7)).startsWith("socket:");
		first.signal("KILL");
		List<Running> clients = IntStream.range(0, 8).mapToObj((number) -> KeptSockets.request(place, url)).toList();
		clients.forEach((client) -> assertThat(client.finish().exits(0).out()).isEqualTo("200"));
		assertThat(place.daemon().pid()).isNotEqualTo(first.pid());
		place.sample().arguments("--stop").run().exits(0);
		assertThat(KeptSockets.request(place, url).finish().exitCode()).as("nobody listens there any more")
			.isEqualTo(7);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--restart", "--restart=fresh", "script" })
	@JvmDependent
	void restartRefusesNobody(String how, Place place) {
		JavaCommand command = KeptSockets.keeping(place)
			.arguments("--daemon.restart.policy=on-failure", "--server.shutdown=graceful");
		String url = command.run().exits(0).url();
		KernelProcess first = place.daemon();
		JavaCommand typed = how.equals("--restart=fresh") ? command.without("-d").arguments(how)
				: place.sample().arguments("--restart");
		if (how.equals("script")) {
			command.without("-d").arguments("--install-script=" + place.file("script")).run().exits(0);
		}
		Running clients = place.type(List.of("sh", "-c", """
				until [ -e stop ]; do curl -sS -o /dev/null -w '%{http_code}\\n' --max-time 300 "$0"; done
				""", url + "process"));
		await().until(() -> clients.out().lines().count() > 5);
		Running restart = how.equals("script") ? place.type(List.of(place.file("script").toString(), "restart"))
				: typed.start();
		restart.finish().exits(0).says(url);
		long before = clients.out().lines().count();
		await().until(() -> clients.out().lines().count() > before + 5);
		place.write("stop");
		Outcome requests = clients.finish().exits(0);
		assertThat(requests.out().lines()).as(requests.err()).containsOnly("200");
		assertThat(place.daemon().pid()).isNotEqualTo(first.pid());
		assertThat(first.isAlive()).isFalse();
		assertThat(place.daemon().environment()).doesNotContainKey("BOOTDAEMON_SOCKET");
		place.sample().arguments("--stop").run().exits(0);
		place.awaitNothing();
	}

	/** Tomcat would drop what it has accepted, but has no thread to read. */
	@Test
	void requestsThatWaitForAThreadAreAnsweredBeforeAStop(Place place) throws Exception {
		String url = KeptSockets.keeping(place)
			.with(HoldsRequests.class)
			.arguments("--server.tomcat.threads.max=1", "--server.tomcat.threads.min-spare=1")
			.run()
			.exits(0)
			.url();
		KernelProcess daemon = place.daemon();
		long before = sockets(daemon);
		place.write("hold");
		List<Running> clients = IntStream.range(0, 6).mapToObj((number) -> KeptSockets.request(place, url)).toList();
		await().until(() -> sockets(daemon) >= before + 6);
		daemon.signal("TERM");
		await().pollDelay(Duration.ofSeconds(1)).until(() -> place.state("phase").equals("stopping"));
		Place.delete(place.file("hold"));
		clients.forEach((client) -> assertThat(client.finish().exits(0).out()).isEqualTo("200"));
		await().until(() -> !daemon.isAlive());
	}

	private static long sockets(KernelProcess process) {
		return process.descriptors().values().stream().filter((name) -> name.startsWith("socket:")).count();
	}

	@Test
	void daemonThatRestartsItselfKeepsIt(Place place) {
		String url = KeptSockets.keeping(place).with(RestartsItselfOnce.class).run().exits(0).url();
		await().until(() -> Place.read(place.log()).contains("sample-app is ready: process"));
		assertThat(Place.read(place.log())).contains(url + ",")
			.containsSubsequence(KeptSockets.TAKEN, "is stopped", KeptSockets.TAKEN);
		assertThat(KeptSockets.request(place, url).finish().exits(0).out()).isEqualTo("200");
	}

	@Test
	void controlSocketIsItsUsersAloneAndGoneWithIt(Place place) throws IOException {
		Path pidFile = place.file("d".repeat(100) + "/" + "e".repeat(100) + "/sample.pid");
		KeptSockets.keeping(place)
			.without("--daemon.pid-file=")
			.arguments("--daemon.pid-file=" + pidFile)
			.run()
			.exits(0);
		Path socket = pidFile.resolveSibling("sample.pid.control." + Place.read(pidFile).strip()).resolve("socket");
		await()
			.until(() -> Place.read(pidFile.resolveSibling("sample.pid.state")).contains("control-socket=" + socket));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
			.isEqualTo("rwx------");
		place.sample()
			.without("--daemon.pid-file=")
			.arguments("--restart", "--daemon.pid-file=" + pidFile)
			.run()
			.exits(0);
		place.sample().without("--daemon.pid-file=").arguments("--stop", "--daemon.pid-file=" + pidFile).run().exits(0);
		assertThat(pidFile.getParent().toFile().list()).noneMatch((name) -> name.contains(".control"));
	}

	@Test
	void withoutThePropertyThereIsNone(Place place) {
		place.daemonized().run().exits(0);
		assertThat(Place.read(place.stateFile())).doesNotContain("kept-socket", "control-socket");
		assertThat(place.daemon().threadNames()).noneMatch((name) -> name.startsWith("daemon-control"));
		assertThat(place.directory().toFile().list()).noneMatch((name) -> name.contains(".control"));
	}

	@Test
	void portThatIsChangedIsOpenedBeforeAnythingIsStopped(Place place) throws IOException {
		String url = KeptSockets.keeping(place).run().exits(0).url();
		try (ServerSocket busy = new ServerSocket(0)) {
			KeptSockets.keeping(place)
				.without("-d")
				.without("--server.port=")
				.arguments("--restart=fresh", "--server.port=" + busy.getLocalPort())
				.run()
				.exits(1)
				.says("another process listens on port");
			assertThat(KeptSockets.request(place, url).finish().exits(0).out()).isEqualTo("200");
		}
		int port = Port.free();
		KeptSockets.keeping(place)
			.without("-d")
			.without("--server.port=")
			.arguments("--restart=fresh", "--server.port=" + port)
			.run()
			.exits(0)
			.says("http://localhost:" + port + "/");
	}

	@Test
	void daemonThatKeptNoneYetIsRestartedWithOne(Place place) throws IOException {
		String port = "--server.port=" + Port.free();
		place.daemonized().without("--server.port=").arguments(port).run().exits(0);
		KeptSockets.keeping(place)
			.without("-d")
			.without("--server.port=")
			.arguments("--restart=fresh", port)
			.run()
			.exits(0);
		assertThat(Place.read(place.stateFile())).contains("kept-socket=");
	}

	@Test
	void encryptionAndHttp2AreAsWithASocketOfTheServersOwn(Place place) {
		Path keys = place.file("keys.p12");
		place
			.type(List.of(JavaCommand.JAVA_HOME.resolve("bin/keytool").toString(), "-genkeypair", "-keyalg", "RSA",
					"-dname", "CN=localhost", "-storepass", "changeit", "-keystore", keys.toString()))
			.finish()
			.exits(0);
		KeptSockets.keeping(place)
			.arguments("--server.ssl.key-store=" + keys, "--server.ssl.key-store-password=changeit",
					"--server.http2.enabled=true", "--server.servlet.context-path=/below",
					"--server.compression.enabled=true", "--server.compression.min-response-size=1",
					"--server.tomcat.accesslog.enabled=true", "--server.tomcat.basedir=" + place.file("tomcat"))
			.run()
			.exits(0)
			.says("https://localhost:");
		String url = place.state("url");
		assertThat(place
			.type(List.of("curl", "-sk", "--http2", "--compressed", "-o", "/dev/null", "-D", "-", url + "/process"))
			.finish()
			.exits(0)
			.out()).startsWith("HTTP/2 200").contains("content-encoding: gzip");
		await().untilAsserted(() -> assertThat(
				place.type(List.of("sh", "-c", "cat '" + place.file("tomcat/logs") + "'/*")).finish().out())
			.contains("GET /below/process HTTP/2.0"));
	}

	@Test
	void childOfTheDaemonDoesNotHaveIt(Place place) {
		KeptSockets.keeping(place).with(StartsASleep.class).run().exits(0);
		KernelProcess child = await()
			.until(() -> KernelProcess.all()
				.filter((process) -> process.commandLine().equals(List.of("sleep", "3605")) && process.isAlive()
						&& process.session() == place.daemon().session())
				.findFirst(), (found) -> found.isPresent())
			.orElseThrow();
		assertThat(child.descriptors().values()).isNotEmpty().noneMatch((target) -> target.startsWith("socket:"));
		child.signal("KILL");
	}

	@Test
	void secondStartIs75(Place place) throws IOException {
		JavaCommand command = KeptSockets.keeping(place)
			.without("--server.port=")
			.arguments("--server.port=" + Port.free());
		Running one = command.start();
		Running other = command.start();
		List<Integer> codes = Stream.of(one, other).map((start) -> start.finish().exitCode()).sorted().toList();
		assertThat(codes).as(one.err() + other.err()).containsExactly(0, 75);
		command.run().exits(75).says("already running as process " + place.daemon().pid());
		command.arguments("--dry-run").run().exits(75);
	}

}
