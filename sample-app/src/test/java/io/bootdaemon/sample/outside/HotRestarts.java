package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.sample.outside.HttpClients.KeptConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Hot restarts of the sample, for the tests of them.
 */
final class HotRestarts {

	private HotRestarts() {
	}

	static String start(Place place, String... arguments) {
		return place.daemonized()
			.with(HoldsWhenTold.class)
			.arguments("--daemon.keep-socket=true")
			.arguments(arguments)
			.run()
			.exits(0)
			.url();
	}

	static JavaCommand hot(Place place) {
		return place.sample().arguments("--restart=hot");
	}

	/** A hot restart whose new process has come as far as its last listener. */
	static Running hold(Place place) {
		place.file("held").toFile().delete();
		place.write("hold");
		Running restart = hot(place).start();
		await().until(() -> Files.exists(place.file("held")));
		return restart;
	}

	static String get(String url) {
		try (KeptConnection connection = new KeptConnection(url)) {
			return connection.get("/process", false);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	static void assertOneDaemon(Place place) {
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
	static void assertNothingRuns(Place place) {
		await().untilAsserted(() -> assertThat(place.marked()).isEmpty());
		assertThat(place.pidFile()).doesNotExist();
		assertThat(files(place)).isEmpty();
	}

	/** Those beside the daemon's own that a hot restart makes. */
	static List<String> files(Place place) {
		return Stream.of(place.directory().toFile().list())
			.filter((name) -> name.matches("sample\\.pid\\.(next.*|hot|control.*)"))
			.toList();
	}

}
