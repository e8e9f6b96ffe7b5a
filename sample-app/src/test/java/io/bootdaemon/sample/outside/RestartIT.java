package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A daemon that is started again is what it was, except where it is said otherwise. One
 * daemon is started for those tests after which it must still run.
 */
@ExtendWith(PlaceExtension.class)
class RestartIT {

	private static Place started;

	@BeforeAll
	static void start(Place given) {
		started = given;
		started.daemonized().run().exits(0);
	}

	@Test
	void restartWhenStopped(Place place) {
		place.sample()
			.arguments("--restart")
			.run()
			.exits(0)
			.says("sample-app is ready: process " + place.daemon().pid());
		assertThat(place.isReady()).isTrue();
	}

	@Test
	@JvmDependent
	void restartKeepsJvmOptionsAndEnvironment(Place place) {
		Path directory = place.write("where it was typed/some.txt", "").getParent();
		place.environment().put("odd.name", "a b");
		place.environment().put("my-key", "it's \"quoted\" $HOME \\ and\nover two lines\n");
		place.environment().put("EMPTY", "");
		place.environment().put("NOT_ASCII", "Gr\u00fc\u00dfe \u20ac");
		place.environment().put("PWD", "/srv/wrong");
		place.daemonized()
			.options("-Dspaces=a  b", "-Dquotes='\"$HOME", "-Dempty=")
			.arguments("--daemon.umask=022", "--daemon.jvm-options=-Dconfigured=1 -Xss512k",
					"--daemon.environment.CONFIGURED=c d", "--greeting=hello world", "", "*")
			.runIn(directory)
			.exits(0);
		KernelProcess before = place.daemon();
		List<String> commandLine = before.commandLine();
		SortedMap<String, String> environment = before.environment();
		List.of("odd.name", "my-key", "EMPTY", "NOT_ASCII", "PWD").forEach(place.environment()::remove);
		place.environment().put("OF_THE_CALLER", "yes");
		place.sample()
			.options("-Dof.the.caller=yes")
			.arguments("--restart")
			.runInShell("umask 077; exec $JAVA")
			.exits(0);
		KernelProcess after = place.daemon();
		assertThat(after).isNotEqualTo(before);
		assertThat(before.isAlive()).isFalse();
		assertThat(after.commandLine()).isEqualTo(commandLine).containsOnlyOnce("-Dconfigured=1");
		assertThat(after.environment()).isEqualTo(environment);
		assertThat(after.workingDirectory()).contains(directory);
		assertThat(after.status("Umask")).isEqualTo("0022");
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void restartReplacesArgumentsAfterTwoDashes(Place place) {
		place.daemonized().options("-Dkept=yes").arguments("--old=1").run().exits(0);
		place.sample().arguments("--restart", "--", "--new=2").run().exits(0);
		assertThat(place.daemon().commandLine()).contains("-Dkept=yes", "--new=2")
			.doesNotContain("--old=1", "--", "--restart");
	}

	@Test
	@JvmDependent
	void restartFreshTakesTheCallers(Place place) {
		place.environment().put("OLD", "1");
		place.daemonized().options("-Dold=1").arguments("--old=1").run().exits(0);
		place.environment().remove("OLD");
		place.environment().put("NEW", "2");
		Path directory = place.write("new/some.txt", "").getParent();
		place.sample().options("-Dnew=2").arguments("--restart=fresh", "--new=2").runIn(directory).exits(0);
		KernelProcess daemon = place.daemon();
		assertThat(daemon.commandLine()).contains("-Dnew=2", "--new=2").doesNotContain("-Dold=1", "--old=1");
		assertThat(daemon.environment()).containsEntry("NEW", "2").doesNotContainKey("OLD");
		assertThat(daemon.workingDirectory()).contains(directory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--restart --daemon.umask=rwx", "--restart=fresh --daemon.umask=rwx",
			"--restart -- --daemon.umask=rwx", "--restart --daemon.umask=022 -- --daemon.umask=077" })
	void restartWhenNewConfigurationIsInvalidKeepsOldRunning(String arguments) {
		KernelProcess before = started.daemon();
		started.sample().arguments(arguments.split(" ")).run().exits(78).says("daemon.umask'");
		assertThat(started.daemon()).isEqualTo(before);
		assertThat(started.isReady()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "daemon.umask: rwx", "daemon: [" })
	void restartWhenNewConfigurationFileIsInvalidKeepsOldRunning(String yaml) {
		KernelProcess before = started.daemon();
		Path directory = started.write("invalid/application.yml", yaml).getParent();
		Outcome outcome = started.sample().arguments("--restart").runIn(directory);
		assertThat(outcome.exitCode()).isNotZero();
		if (yaml.startsWith("daemon: [")) {
			outcome.says("Nothing was stopped: the daemon runs on as process " + before.pid());
		}
		assertThat(started.daemon()).isEqualTo(before);
		assertThat(started.isReady()).isTrue();
	}

	@Test
	void restartWhenNewOneFailsSaysSoLoudly(Place place) {
		place.daemonized().run().exits(0);
		place.sample()
			.with(ExitsWhenPrepared.class)
			.options("-Dcode=42")
			.arguments("--restart=fresh")
			.run()
			.exits(42)
			.says("nothing runs now");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void restartWhenTheDaemonsOwnConfigurationIsBrokenSaysSoLoudly(Place place) {
		place.daemonized().run().exits(0);
		place.write("application.yml", "daemon: [");
		Path elsewhere = place.write("elsewhere/application.yml", "key: value").getParent();
		place.sample().arguments("--restart").runIn(elsewhere).exits(1).says("is stopped", "nothing runs now");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void restartAsItWasWhenNewOneFailsSaysSoLoudly(Place place) {
		place.daemonized().run().exits(0);
		place.sample()
			.without("--server.port")
			.arguments("--restart", "--", "--server.port=99999")
			.run()
			.exits(1)
			.says("nothing runs now", "99999");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void restartWhileStarting(Place place) {
		Running start = place.daemonized().with(HoldsWhenReady.class).start();
		await().untilAsserted(() -> assertThat(place.file("held")).exists());
		place.sample().arguments("--restart=fresh").run().exits(0);
		assertThat(start.finish().exitCode()).isNotZero();
		assertThat(place.marked()).containsExactly(place.daemon());
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void twoRestartsAtOnceLeaveOneDaemon(Place place) {
		place.daemonized().run().exits(0);
		Running one = place.sample().arguments("--restart").start();
		Running other = place.sample().arguments("--restart").start();
		List<Outcome> outcomes = List.of(one.finish(), other.finish());
		// One of them may find the other's daemon, or see its own being stopped by the
		// other
		assertThat(outcomes).as(outcomes.toString()).extracting(Outcome::exitCode).contains(0).isSubsetOf(0, 75, 143);
		assertThat(place.marked()).containsExactly(place.daemon());
		assertThat(place.isReady()).isTrue();
	}

	/** An update of the JDK behind a link, to one that knows less options. */
	@Test
	@JvmDependent
	void restartByAJavaThatDoesNotStartStopsNothing(Place place) throws IOException {
		Path jdk = Files.createSymbolicLink(place.file("jdk"), JavaCommand.JAVA_HOME);
		String linked = jdk.resolve("bin/java").toString();
		place.type(by(linked, place.daemonized().options("-XX:+UseSerialGC"))).finish().exits(0);
		KernelProcess daemon = place.daemon();
		assertThat(daemon.commandLine()).startsWith(linked);

		Files.delete(jdk);
		place.write("jdk/bin/java", "#!/bin/sh", "case $* in *-version*) echo no such collector; exit 1 ;; esac",
				"exec " + JavaCommand.JAVA + " \"$@\"");
		assertThat(jdk.resolve("bin/java").toFile().setExecutable(true)).isTrue();
		Outcome restart = place.sample().arguments("--restart").run().exits(69);
		assertThat(restart.err()).contains("was started by another java; " + linked + " will be used",
				"'" + linked + "' doesn't start with the daemon's options: no such collector", "Nothing was stopped");
		assertThat(daemon.isAlive()).isTrue();
	}

	private static List<String> by(String java, JavaCommand command) {
		return Stream.concat(Stream.of(java), command.words().stream().skip(1)).toList();
	}

	@Test
	void restartWithRelativeWorkDirStaysThere(Place place) {
		place.daemonized().arguments("--daemon.work-dir=work").run().exits(0);
		Path elsewhere = place.write("elsewhere/some.txt", "").getParent();
		place.sample().arguments("--restart").runIn(elsewhere).exits(0);
		assertThat(place.daemon().workingDirectory()).contains(place.file("work"));
	}

	@Test
	@JvmDependent
	void thereAreNeverTwoJvmsAtOnce(Place place) {
		place.daemonized().run().exits(0);
		KernelProcess old = place.daemon();
		Running restart = place.sample().arguments("--restart").start();
		await().pollInterval(Duration.ofMillis(5)).until(() -> {
			boolean replaced = place.marked().anyMatch((process) -> !process.equals(old) && process.isJava());
			assertThat(replaced && (old.isAlive() || restart.process().isJava())).isFalse();
			return !restart.isRunning();
		});
		restart.finish().exits(0);
		assertThat(place.daemon()).isNotEqualTo(old);
	}

}
