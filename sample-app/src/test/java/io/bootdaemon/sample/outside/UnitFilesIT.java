package io.bootdaemon.sample.outside;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The files that {@code --print-unit} prints, each before the one that it is for.
 */
@ExtendWith(PlaceExtension.class)
class UnitFilesIT {

	/** What means something to one or another of those who read the files. */
	static final List<String> NASTY = List.of("", "a b", "it's", "\"x\"", "back\\slash", "\\", "%i %% 100%",
			"$HOME ${HOME} $$", ";", "a ;b #c", "#", "<&>", "*", "`id`", "$(id)", "~");

	@ParameterizedTest
	@ValueSource(strings = { "", "=systemd", "=systemd-socket" })
	void systemdFindsNoMistake(String format, Place place) {
		assumeInstalled("/usr/bin/systemd-analyze");
		JavaCommand command = nasty(withPort(place));
		print(command, "sample-app.service", "");
		Path unit = print(command, "sample-app." + (format.endsWith("socket") ? "socket" : "service"), format);
		assertThat(place.type(List.of("systemd-analyze", "verify", unit.toString())).finish().exits(0).err()).isEmpty();
	}

	@Test
	void systemdFindsNoMistakeInAUsersUnit(Place place) {
		assumeInstalled("/usr/bin/systemd-analyze");
		place.environment().put("XDG_RUNTIME_DIR", place.temporary().toString());
		Path unit = print(nasty(place.sample()), "sample-app.service", "=systemd-user");
		assertThat(place.type(List.of("systemd-analyze", "--user", "verify", unit.toString())).finish().exits(0).err())
			.isEmpty();
	}

	/** Below 5.0 it is "OK". */
	@Test
	void systemdCallsItsSecurityOk(Place place) {
		assumeInstalled("/usr/bin/systemd-analyze");
		Path unit = print(place.sample(), "sample-app.service", "=systemd");
		place.type(List.of("systemd-analyze", "security", "--offline=yes", "--threshold=49", unit.toString()))
			.finish()
			.exits(0)
			.says(" OK ");
	}

	@Test
	void systemdStartsItAgainUnlessThatIsNotWanted(Place place) {
		assertThat(Place.read(print(place.sample(), "usual.service", "=systemd"))).contains("\nType=notify\n",
				"\nSuccessExitStatus=143\n", "\nRestart=on-failure\n", "\nWatchdogSec=60s\n",
				"\nTimeoutStartSec=120s\n");
		JavaCommand unwatched = place.sample()
			.arguments("--daemon.restart.policy=never", "--daemon.watchdog.interval=0");
		assertThat(Place.read(print(unwatched, "unwatched.service", "=systemd"))).contains("\nRestart=no\n")
			.doesNotContain("\nWatchdogSec=");
	}

	@Test
	void supervisordStartsTheProgramAndStopsIt(Place place) throws Exception {
		assumeInstalled("/usr/bin/supervisord");
		place.environment().put("MY_TOKEN", "not to be seen");
		JavaCommand command = nasty(place.sample()
			.arguments("--daemon.environment.GREETING=100% it's, a=b", "--daemon.environment.MY_TOKEN=${MY_TOKEN}"));
		Path program = print(command, "program.conf", "=supervisord");
		assertThat(Place.read(program)).doesNotContain("not to be seen");
		Path configuration = place.write("supervisord.conf", "[supervisord]", "nodaemon=true",
				"logfile=" + place.file("supervisord.log"), "pidfile=" + place.file("supervisord.pid"),
				"[unix_http_server]", "file=" + place.file("supervisord.sock"), "[rpcinterface:supervisor]",
				"supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface", "[supervisorctl]",
				"serverurl=unix://" + place.file("supervisord.sock"), "[include]", "files=" + program);
		Running supervisord = place.type(List.of("/usr/bin/supervisord", "-c", configuration.toString()));
		await().until(() -> Place.read(place.log()).contains("Started SampleApplication"));
		long pid = Long.parseLong(control(configuration, place, "pid", "sample-app").exits(0).out().strip());
		assertThat(cmdline(pid)).isEqualTo(command.words());
		assertThat(Files.readString(Path.of("/proc/" + pid + "/environ")).split("\0"))
			.contains("GREETING=100% it's, a=b", "MY_TOKEN=not to be seen");
		assertThat(new KernelProcess(pid).status("Umask")).isEqualTo("0027");
		control(configuration, place, "stop", "sample-app").exits(0);
		assertThat(new KernelProcess(pid).isAlive()).isFalse();
		control(configuration, place, "shutdown").exits(0);
		supervisord.finish().exits(0);
	}

	@Test
	void monitStartsTheDaemonAndStopsIt(Place place) throws Exception {
		assumeInstalled("/usr/bin/monit");
		List<String> arguments = new ArrayList<>(NASTY);
		arguments.removeIf((argument) -> argument.isEmpty() || argument.matches(".*['\"].*"));
		JavaCommand command = place.sample().arguments(arguments.toArray(String[]::new));
		Path check = print(command, "check.conf", "=monit");
		Path configuration = place.write("monitrc", "set daemon 1", "set pidfile " + place.file("monit.pid"),
				"set idfile " + place.file("monit.id"), "set statefile " + place.file("monit.state"),
				"set httpd unixsocket " + place.file("monit.sock"), "  allow me:it", "include " + check);
		for (Path file : List.of(check, configuration)) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		}
		place.type(List.of("monit", "-t", "-c", configuration.toString())).finish().exits(0);
		Running monit = place.type(List.of("monit", "-I", "-c", configuration.toString()));
		await().until(() -> Place.read(place.stateFile()).contains("phase=ready"));
		KernelProcess daemon = place.daemon();
		assertThat(cmdline(daemon.pid())).endsWith(arguments.toArray(String[]::new));
		print(command, "while-it-runs.service", "");
		place.type(List.of("monit", "-c", configuration.toString(), "stop", "sample-app")).finish().exits(0);
		await().until(() -> !daemon.isAlive());
		place.type(List.of("monit", "-c", configuration.toString(), "quit")).finish().exits(0);
		monit.finish();
	}

	@Test
	void logrotateRotatesTheLog(Place place) throws Exception {
		assumeInstalled("/usr/sbin/logrotate");
		Path rule = print(place.sample(), "rule.conf", "=logrotate");
		Files.writeString(place.log(), "a line\n");
		Outcome outcome = place.type(List.of("/usr/sbin/logrotate", "--verbose", "--force", "--state",
				place.file("state").toString(), rule.toString()))
			.finish()
			.exits(0);
		assertThat(outcome.err()).doesNotContain("error:", "skipping");
		assertThat(Place.read(place.file("sample.out.1"))).isEqualTo("a line\n");
		assertThat(place.log()).isEmptyFile();
	}

	@Test
	@SuppressWarnings("unchecked")
	void deploymentIsYamlOfItsKind(Place place) {
		JavaCommand command = nasty(withPort(place).arguments("--daemon.stop-timeout=45s"));
		String text = Place.read(print(command, "deployment.yaml", "=kubernetes"));
		Map<String, Object> deployment = new Yaml().load(text);
		assertThat(deployment).containsEntry("apiVersion", "apps/v1").containsEntry("kind", "Deployment");
		Map<String, Object> template = at(at(deployment, "spec"), "template");
		Map<String, Object> pod = at(template, "spec");
		assertThat(at(template, "metadata").get("labels"))
			.isEqualTo(at(at(deployment, "spec"), "selector").get("matchLabels"));
		assertThat(pod).containsEntry("terminationGracePeriodSeconds", 45);
		Map<String, Object> container = ((List<Map<String, Object>>) pod.get("containers")).get(0);
		// Kubernetes makes one dollar of two
		assertThat(((List<String>) container.get("args")).stream().map((argument) -> argument.replace("$$", "$")))
			.endsWith(NASTY.toArray(String[]::new))
			.doesNotContain("-d");
		assertThat(at(at(container, "livenessProbe"), "httpGet")).containsEntry("path", "/actuator/health/liveness")
			.containsEntry("port", "http");
		assertThat(at(at(container, "readinessProbe"), "httpGet")).containsEntry("path", "/actuator/health/readiness");
		assertThat(at(container, "startupProbe")).containsEntry("failureThreshold", 24);
		assertThat(container.get("ports")).isEqualTo(List.of(Map.of("name", "http", "containerPort", 8081)));
		assertThat(at(at(container, "resources"), "limits")).containsEntry("memory", "544Mi");
		assertThat(((List<Map<String, Object>>) container.get("env")).get(0).get("value").toString())
			.contains("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m");
	}

	/** An update of the JDK leads it elsewhere. */
	@Test
	void javaIsTheLinkThatWasTyped(Place place) throws Exception {
		Files.createSymbolicLink(place.file("jdk"), JavaCommand.JAVA_HOME);
		place.environment().put("PATH", place.file("jdk/bin") + ":" + place.environment().get("PATH"));
		for (String typed : List.of("jdk/bin/java", "java")) {
			List<String> words = new ArrayList<>(place.sample().arguments("--print-unit").words());
			words.set(0, typed);
			List<String> shell = new ArrayList<>(List.of("sh", "-c", "exec \"$@\"", "sh"));
			shell.addAll(words);
			assertThat(place.type(shell).finish().exits(0).out())
				.contains("\nExecStart=" + place.file("jdk/bin/java") + " ");
		}
	}

	@Test
	void unknownFormatListsThoseThatThereAre(Place place) {
		Outcome outcome = place.sample().arguments("--print-unit=upstart").run().exits(64);
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).contains("'upstart' is no format",
				"systemd, systemd-user, systemd-socket, supervisord,");
	}

	@Test
	void whatHasNoPlaceIsNotInstalled(Place place) {
		place.sample().arguments("--install-unit=kubernetes").run().exits(64).says("--print-unit=kubernetes");
	}

	/** Prints one, of which nothing but the file is on standard output. */
	private static Path print(JavaCommand command, String name, String format) {
		Outcome outcome = command.arguments("--print-unit" + format).run().exits(0);
		assertThat(outcome.out()).contains("Written by Boot Daemon").doesNotContain("warning");
		return command.place().write(name, outcome.out().stripTrailing());
	}

	/** With a port that is known before it starts. */
	private static JavaCommand withPort(Place place) {
		return place.sample().without("--server.port").arguments("--server.port=8081");
	}

	private static JavaCommand nasty(JavaCommand command) {
		return command.arguments(NASTY.toArray(String[]::new));
	}

	private static List<String> cmdline(long pid) throws Exception {
		String text = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8);
		return List.of(text.substring(0, text.length() - 1).split("\0", -1));
	}

	private static Outcome control(Path configuration, Place place, String... words) {
		return place
			.type(Stream.concat(Stream.of("/usr/bin/supervisorctl", "-c", configuration.toString()), Stream.of(words))
				.toList())
			.finish();
	}

	private static Map<String, Object> at(Map<String, Object> map, String key) {
		@SuppressWarnings("unchecked")
		Map<String, Object> value = (Map<String, Object>) map.get(key);
		assertThat(value).as(key).isNotNull();
		return value;
	}

	private static void assumeInstalled(String program) {
		Assumptions.assumeTrue(Files.isExecutable(Path.of(program)), "there is no " + program);
	}

}
