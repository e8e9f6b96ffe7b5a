package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.awaitility.Awaitility.await;

/**
 * What {@code --status} tells of a daemon in each of its states, and LSB's exit codes.
 * One daemon is started for those tests that only look at it.
 */
@ExtendWith(PlaceExtension.class)
class StatusIT {

	private static Place started;

	private static JavaCommand app;

	private static Outcome start;

	private static KernelProcess daemon;

	@BeforeAll
	static void start(Place given) {
		started = given;
		app = started.sample().ofItsOwnExtractedJar();
		start = app.arguments("-d", "--spring.profiles.active=blue,green").run().exits(0);
		daemon = started.daemon();
	}

	@Test
	void statusWhenStopped(Place place) {
		place.sample().arguments("--status").run().exits(3).says("sample-app is not running");
	}

	@Test
	void statusWhenStarted() {
		Outcome status = app.arguments("--status").run().exits(0);
		assertThat(status.out()).startsWith("sample is ready: process " + daemon.pid() + "\n")
			.containsPattern("(?m)^ +since +[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}, for ([0-9]+ min )?[0-9]+ s$")
			.containsPattern("(?m)^ +address +" + start.url() + "$")
			.containsPattern("(?m)^ +profiles +blue, green$")
			.containsPattern("(?m)^ +version +[0-9].*$")
			.containsPattern("(?m)^ +memory +[0-9.]+ MB resident, [0-9]+ threads$")
			.containsPattern("(?m)^ +PID file +" + started.pidFile() + "$")
			.containsPattern("(?m)^ +log +" + started.log() + ", [0-9.]+ k?B$");
		assertThat(status.err()).isEmpty();
	}

	@Test
	void statusWhenKilled(Place place) {
		place.daemonized().run().exits(0);
		KernelProcess killed = place.daemon();
		killed.signal("KILL");
		await().until(() -> !killed.isAlive());
		place.sample()
			.arguments("--status")
			.run()
			.exits(1)
			.says("sample-app is not running, but its PID file is there");
	}

	@Test
	void statusWhenZombie(Place place) {
		KernelProcess zombie = LeftFiles.ofAZombie(place);
		place.sample()
			.arguments("--status")
			.run()
			.exits(1)
			.says("sample-app is not running, but its PID file is there");
		assertThat(zombie.status("State")).startsWith("Z");
	}

	@ParameterizedTest
	@MethodSource
	void statusOfRecycledPid(Function<Place, KernelProcess> left, Place place) {
		KernelProcess other = left.apply(place);
		place.sample()
			.arguments("--status")
			.run()
			.exits(1)
			.says("sample-app is not running, but its PID file is there");
		assertThat(other.isAlive()).isTrue();
	}

	static Stream<Function<Place, KernelProcess>> statusOfRecycledPid() {
		return Stream.of(LeftFiles::ofRecycledPid, LeftFiles::ofAnotherBoot);
	}

	@Test
	void statusOfLivingPidInAPidFileAlone(Place place) {
		place.write("sample.pid", Long.toString(ProcessHandle.current().pid()));
		place.sample().arguments("--status").run().exits(1);
	}

	@Test
	void statusWhenStarting(Place place) {
		hold(place);
		place.sample()
			.arguments("--status")
			.run()
			.exits(0)
			.says("sample-app is starting (runners): process " + place.daemon().pid());
	}

	@Test
	void statusWhenStopping(Place place) {
		place.daemonized().with(HoldsWhenClosed.class).run().exits(0);
		place.daemon().signal("TERM");
		await().untilAsserted(() -> assertThat(place.file("closing")).exists());
		place.sample()
			.arguments("--status")
			.run()
			.exits(0)
			.says("sample-app is stopping: process " + place.daemon().pid());
	}

	@Test
	void statusWhenSuspended() {
		daemon.signal("STOP");
		try {
			app.arguments("--status")
				.run()
				.exits(0)
				.says("is ready: process " + daemon.pid() + ", suspended by a signal");
		}
		finally {
			daemon.signal("CONT");
		}
	}

	@Test
	void statusWhenConfigurationIsBroken() {
		Path broken = started.write("broken/application.yml", "daemon: [").getParent();
		app.without("--daemon.name")
			.arguments("--status")
			.runIn(broken)
			.exits(0)
			.says("the configuration can't be read", "is ready: process " + daemon.pid());
	}

	@Test
	void statusWhenAValueOfTheConfigurationIsInvalid() {
		Path invalid = started.write("invalid/application.yml", "daemon.umask: rwx").getParent();
		app.arguments("--status").runIn(invalid).exits(0).says("'daemon.umask'", "is ready: process " + daemon.pid());
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.lifecycle.timeout-per-shutdown-phase: abc", "daemon.enabled: perhaps" })
	void statusWhenAnotherValueIsInvalid(String line) {
		Path invalid = started.write("other/application.yml", line).getParent();
		app.arguments("--status").runIn(invalid).exits(0).says("is ready: process " + daemon.pid());
	}

	@Test
	void statusWhenFilesAreNoFiles(Place place) throws Exception {
		new ProcessBuilder("mkfifo", place.stateFile().toString()).start().waitFor();
		place.sample().arguments("--status").run().exits(4).says("is no regular file");
		Files.delete(place.stateFile());
		Files.createSymbolicLink(place.pidFile(), Path.of("/etc/passwd"));
		place.sample().arguments("--status").run().exits(4).says("is a symbolic link");
	}

	@Test
	void statusWhenConfigurationIsBrokenAndNothingRuns(Place place) {
		place.write("application.yml", "daemon: [");
		place.sample()
			.ofItsOwnExtractedJar()
			.without("--daemon.")
			.arguments("--status")
			.run()
			.exits(4)
			.says("the configuration can't be read");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no state\nat \0all", "pid=x\nstart-ticks=99999999999999999999\nphase" })
	void statusWhenStateFileIsGarbled(String text) throws IOException {
		byte[] state = Files.readAllBytes(started.stateFile());
		try {
			Files.writeString(started.stateFile(), text);
			app.arguments("--status").run().exits(0).says("is running, phase unknown: process " + daemon.pid());
		}
		finally {
			Files.write(started.stateFile(), state);
		}
	}

	@Test
	void statusWhenStateFileIsUnreadable() {
		OrdinaryUser.assumeThatItCanRead(started, started.file("sample-app.jar"));
		app.arguments("--status")
			.runAsOrdinaryUser()
			.exits(4)
			.says(started.stateFile() + "' can't be read: permission denied", "it belongs to root");
	}

	@Test
	void statusWhenStateFileIsADirectory(Place place) throws IOException {
		Files.createDirectory(place.stateFile());
		place.sample().arguments("--status").run().exits(4).says(place.stateFile() + "' is no regular file");
	}

	@Test
	void statusAsJson() {
		Outcome status = app.arguments("--status=json").run().exits(0);
		Map<String, Object> json = JsonParserFactory.getJsonParser().parseMap(status.out());
		assertKeys(json);
		assertThat(json).contains(entry("name", "sample"), entry("status", "running"), entry("phase", "ready"),
				entry("ready", true), entry("suspended", false), entry("url", start.url()),
				entry("pidFile", started.pidFile().toString()), entry("logFile", started.log().toString()));
		assertThat(json.get("profiles")).asInstanceOf(list(Object.class)).containsExactly("blue", "green");
		assertThat(json).containsEntry("reason", null).containsEntry("lastExit", null);
		assertThat(number(json, "code")).isZero();
		assertThat(number(json, "restarts")).isZero();
		assertThat(number(json, "pid")).isEqualTo(daemon.pid());
		assertThat(number(json, "residentBytes")).isBetween(daemon.residentBytes() / 2, daemon.residentBytes() * 2);
		assertThat(number(json, "threads")).isPositive();
		assertThat(number(json, "logBytes")).isPositive();
		assertThat(number(json, "uptimeSeconds")).isNotNegative();
		assertThat(Instant.parse(String.valueOf(json.get("since"))))
			.isBefore(Instant.parse(String.valueOf(json.get("readySince"))))
			.isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
	}

	@Test
	void statusAsJsonWhenStopped(Place place) {
		Outcome status = place.sample().arguments("--status=json").run().exits(3);
		Map<String, Object> json = JsonParserFactory.getJsonParser().parseMap(status.out());
		assertKeys(json);
		assertThat(json).contains(entry("status", "stopped"), entry("ready", false), entry("pid", null),
				entry("phase", null), entry("url", null), entry("logBytes", null));
		assertThat(number(json, "code")).isEqualTo(3);
	}

	@Test
	void statusFromAnotherDirectory() {
		app.arguments("--status").runIn(Path.of("/")).exits(0).says("is ready: process " + daemon.pid());
	}

	@Test
	void statusWhenStoppedNamesDaemonsOfTheSameJarElsewhere() {
		app.arguments("--daemon.pid-file=/srv/other.pid", "--status")
			.run()
			.exits(3)
			.says("runs as process " + daemon.pid() + " (PID file '" + started.pidFile() + "')");
	}

	@Test
	void statusWhenJarIsReplaced() throws IOException {
		Path jar = started.file("sample-app.jar");
		Path before = Files.createLink(started.file("before.jar"), jar);
		Files.copy(jar, started.file("new.jar"));
		Files.move(started.file("new.jar"), jar, StandardCopyOption.ATOMIC_MOVE);
		try {
			app.arguments("--status").run().exits(0).says("is ready: process " + daemon.pid());
		}
		finally {
			Files.move(before, jar, StandardCopyOption.ATOMIC_MOVE);
		}
	}

	/** A start that waits for the file {@code released}. */
	static void hold(Place place) {
		place.daemonized().with(HoldsWhenReady.class).start();
		await().untilAsserted(() -> assertThat(place.file("held")).exists());
	}

	private static void assertKeys(Map<String, Object> json) {
		assertThat(json).containsOnlyKeys("name", "status", "code", "reason", "pid", "phase", "ready", "suspended",
				"since", "readySince", "uptimeSeconds", "residentBytes", "threads", "url", "profiles", "version",
				"classArchive", "pidFile", "logFile", "logBytes", "supervisor", "restarts", "lastExit", "warning");
	}

	private static long number(Map<String, Object> json, String key) {
		return ((Number) json.get(key)).longValue();
	}

}
