package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.harness.Deadline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sample's annotations and the actuator's endpoint, from outside. One daemon is
 * started for those tests that leave it running.
 */
@ExtendWith(PlaceExtension.class)
class AnnotationsIT {

	private static final String[] EXPOSED = { "--management.endpoints.web.exposure.include=*",
			"--management.endpoint.daemon.access=unrestricted", "--management.endpoint.health.show-components=always",
			"--management.endpoint.health.show-details=always",
			"--management.endpoint.configprops.show-values=always" };

	private static Place started;

	private static KernelProcess daemon;

	private static String url;

	@BeforeAll
	static void start(Place given) {
		started = given;
		url = started.daemonized().arguments(EXPOSED).run().exits(0).url();
		daemon = started.daemon();
	}

	@Test
	@JvmDependent
	void signalCallsItsMethod() {
		Place.get(url);
		daemon.signal("ALRM");
		await().untilAsserted(() -> assertThat(Place.read(started.log())).contains("page views"));
		assertThat(daemon.isAlive()).isTrue();
	}

	@Test
	@JvmDependent
	void reloadCallsItsMethodAndSaysSo() {
		started.sample()
			.arguments("--reload")
			.run()
			.exits(0)
			.says("has reloaded: log reopened, PageViews.reset called");
	}

	@Test
	void endpointReloads() throws Exception {
		HttpResponse<String> response = post("actuator/daemon/reload");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(json(response.body())).containsEntry("successful", true)
			.containsEntry("text", "log reopened, PageViews.reset called");
	}

	@Test
	void endpointTellsWhatTheVerbTells() {
		Map<String, Object> endpoint = json(Place.get(url + "actuator/daemon"));
		Map<String, Object> verb = json(started.sample().arguments("--status=json").run().exits(0).out());
		assertThat(endpoint.keySet()).isEqualTo(verb.keySet());
		for (String key : new String[] { "name", "status", "phase", "pidFile", "logFile", "url", "version", "since" }) {
			assertThat(endpoint).containsEntry(key, verb.get(key));
		}
		assertThat(((Number) endpoint.get("pid")).longValue()).isEqualTo(daemon.pid());
	}

	@Test
	@JvmDependent
	void logIsReopenedBySignalAndByEndpoint() throws Exception {
		Path rotated = started.file("sample.out.1");
		Files.move(started.log(), rotated, StandardCopyOption.REPLACE_EXISTING);
		daemon.signal("USR1");
		await().untilAsserted(() -> assertThat(started.log()).exists());
		Files.move(started.log(), rotated, StandardCopyOption.REPLACE_EXISTING);
		assertThat(post("actuator/daemon/reopen").body()).contains("log reopened");
		assertThat(started.log()).exists();
	}

	@Test
	void infoHealthAndMetricsHaveTheDaemon() {
		assertThat(Place.get(url + "actuator/info")).contains("\"daemon\":{", "\"background\":true")
			.doesNotContain(started.directory().toString());
		assertThat(Place.get(url + "actuator/health/daemon")).isEqualTo("{\"status\":\"UP\"}");
		assertThat(Place.get(url + "actuator/metrics/daemon.restarts")).contains("daemon.restarts", "0.0");
		assertThat(Place.get(url + "actuator/metrics/daemon.log.size")).contains("\"baseUnit\":\"bytes\"");
		assertThat(Place.get(url + "actuator/metrics/daemon.start.time")).contains("\"baseUnit\":\"seconds\"");
	}

	@Test
	void propertiesAreReportedWithDefaultsAndOrigins() {
		assertThat(Place.get(url + "actuator/configprops/daemon")).contains("\"prefix\":\"daemon\"",
				"\"umask\":\"027\"", "\"pidFile\":\"" + started.pidFile() + "\"",
				"attribute 'startTimeout' of @EnableDaemon");
	}

	@Test
	void healthSaysThatTheLockWasRemoved(Place place) throws IOException {
		String own = place.daemonized().arguments(EXPOSED).run().exits(0).url();
		Files.delete(place.file("sample.pid.lock"));
		assertThat(Place.get(own + "actuator/health/daemon")).contains("\"status\":\"UNKNOWN\"",
				"restart the daemon to make it anew");
		assertThat(Place.get(own + "actuator/health")).startsWith("{\"components\"").contains("\"status\":\"UP\"");
	}

	@Test
	void endpointDoesNotActUnlessAllowedAndStops(Place place) throws Exception {
		String own = place.daemonized().arguments(EXPOSED[0]).run().exits(0).url();
		assertThat(post(own, "actuator/daemon/stop").statusCode()).isIn(404, 405);
		assertThat(place.daemon().isAlive()).isTrue();
		assertThat(post("actuator/daemon/nonsense").statusCode()).isEqualTo(400);
	}

	@Test
	void endpointStops(Place place) throws Exception {
		String own = place.daemonized().arguments(EXPOSED).run().exits(0).url();
		KernelProcess stopped = place.daemon();
		assertThat(post(own, "actuator/daemon/stop").body()).contains("stopping");
		await().until(() -> !stopped.isAlive());
		place.awaitNothing();
	}

	@Test
	void daemonRestartsItself(Place place) {
		place.daemonized().with(RestartsItselfOnce.class).run().exits(0);
		KernelProcess first = place.awaitDaemon();
		await().until(() -> !first.isAlive() && Place.read(place.log()).contains("sample-app is ready: process"));
		KernelProcess second = place.daemon();
		assertThat(second.pid()).isNotEqualTo(first.pid());
		assertThat(place.isReady()).isTrue();
		assertThat(Place.read(place.log())).contains("is stopped: process " + first.pid(),
				"sample-app is ready: process " + second.pid());
	}

	@Test
	@JvmDependent
	void hangupReloadsInTheForegroundToo(Place place) {
		Running foreground = place.sample().start();
		await().until(() -> foreground.out().contains("Started SampleApplication"));
		foreground.process().signal("HUP");
		await().until(() -> foreground.out().contains("Reload: PageViews.reset called"));
		assertThat(foreground.isRunning()).isTrue();
	}

	@Test
	@JvmDependent
	void terminalThatClosesEndsTheForegroundAllTheSame(Place place) {
		Running terminal = TypedOnTerminal.start(place, "echo $$ >number; exec " + place.sample().quoted());
		await().until(() -> terminal.out().contains("Started SampleApplication"));
		KernelProcess foreground = new KernelProcess(Long.parseLong(Place.read(place.file("number")).strip()));
		terminal.process().signal("KILL");
		await().until(() -> !foreground.isAlive());
	}

	private static HttpResponse<String> post(String path) throws Exception {
		return post(url, path);
	}

	private static HttpResponse<String> post(String base, String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.noBody())
			.timeout(Deadline.GENEROUS)
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	private static Map<String, Object> json(String text) {
		return JsonParserFactory.getJsonParser().parseMap(text);
	}

}
