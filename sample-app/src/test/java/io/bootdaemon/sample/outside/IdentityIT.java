package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The daemon is the process that holds the lock: neither a pasted command nor a copied,
 * removed or exchanged directory makes another process the daemon, or hides it.
 */
@ExtendWith(PlaceExtension.class)
class IdentityIT {

	private static final String[] OWN_FILES = { "sample.pid", "sample.pid.lock", "sample.pid.state" };

	@Test
	@JvmDependent
	void pastedCommandOfTheDaemonRunsInTheForeground(Place place) {
		place.daemonized().arguments("--daemon.restart.policy=always").run().exits(0);
		KernelProcess daemon = place.daemon();
		String state = Place.read(place.stateFile());
		String pasted = String.join(" ", daemon.commandLine().stream().map(JavaCommand::quote).toList());
		// The shell leads a session with a terminal, as a login shell does
		Running shell = TypedOnTerminal.start(place,
				pasted + " --spring.main.web-application-type=none; echo the shell lives");
		Outcome outcome = shell.finish();
		assertThat(outcome.out() + outcome.err()).contains("so it is not the daemon and runs in the foreground",
				"Started SampleApplication", "the shell lives");
		assertThat(place.daemon()).isEqualTo(daemon);
		assertThat(Place.read(place.stateFile())).isEqualTo(state);
		assertThat(place.isReady()).isTrue();
	}

	@Test
	@JvmDependent
	void commandOfTheDryRunCanBePasted(Place place) {
		place.daemonized().run().exits(0);
		KernelProcess daemon = place.daemon();
		String text = place.daemonized()
			.arguments("--dry-run", "--spring.main.web-application-type=none")
			.run()
			.exits(75)
			.out();
		String command = text.substring(text.indexOf("command") + "command".length(), text.indexOf("  Java "));
		Outcome outcome = place.type(List.of("sh", "-c", command)).finish().exits(0);
		assertThat(outcome.out()).contains("Started SampleApplication");
		assertThat(outcome.out() + outcome.err()).doesNotContain("is not the daemon");
		assertThat(place.daemon()).isEqualTo(daemon);
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void copyOfADirectoryIsNotTheDaemons(Place place) throws IOException {
		Path original = Files.createDirectory(place.file("a"));
		JavaCommand app = in(place, original);
		app.arguments("-d").run().exits(0);
		KernelProcess daemon = daemon(original);
		place.type(List.of("cp", "-a", original.toString(), place.file("b").toString())).finish().exits(0);
		JavaCommand copy = in(place, place.file("b"));
		copy.arguments("--status").run().exits(1).says("is not running, but its PID file is there");
		copy.arguments("--stop").run().exits(0).says("is not running");
		copy.arguments("--reload").run().exits(7);
		copy.arguments("--install-script=" + place.file("script")).run().exits(0);
		place.type(List.of(place.file("script").toString(), "stop")).finish().exits(0).says("is not running");
		assertThat(daemon.isAlive()).isTrue();
		copy.arguments("-d").run().exits(0);
		assertThat(daemon.isAlive()).isTrue();
		copy.arguments("--stop").run().exits(0).says("is stopped");
		app.arguments("--status").run().exits(0).says("is ready: process " + daemon.pid());
	}

	@Test
	void daemonBehindALinkIsFoundWhenTheLinkHasChanged(Place place) throws IOException {
		release(place, "41");
		JavaCommand app = place.sample()
			.without("--daemon.")
			.main(ExtractedSample.commandOfLinksIn(place.file("current")).toArray(String[]::new));
		app.arguments("-d").run().exits(0);
		app.arguments("--install-script=" + place.file("script")).run().exits(0);
		KernelProcess daemon = daemon(place.file("41"));
		release(place, "42");
		app.arguments("--status").run().exits(0).says("is ready: process " + daemon.pid(), "its files are in ", "/41");
		app.arguments("-d").run().exits(75).says("as process " + daemon.pid());
		place.type(List.of(place.file("script").toString(), "status"))
			.finish()
			.exits(0)
			.says("process " + daemon.pid());
		app.arguments("--restart").run().exits(0).says("is stopped: process " + daemon.pid(), "is ready");
		assertThat(daemon.isAlive()).isFalse();
		assertThat(place.file("41")).isDirectoryNotContaining((file) -> file.toString().endsWith(".pid"));
		KernelProcess next = daemon(place.file("42"));
		assertThat(place.marked()).containsExactly(next);
		place.type(List.of(place.file("script").toString(), "restart")).finish().exits(0);
		assertThat(next.isAlive()).isFalse();
		app.arguments("--stop").run().exits(0).says("is stopped: process ");
		assertThat(place.marked()).isEmpty();
	}

	@Test
	void nameFollowsTheLinkToTheJar(Place place) throws IOException {
		JavaCommand app = place.sample()
			.without("--daemon.")
			.main("-jar", "current.jar")
			.arguments("--spring.application.name=");
		for (String version : List.of("1", "2")) {
			Path jar = Files.createLink(place.file("app-" + version + ".jar"), JavaCommand.JAR);
			Files.deleteIfExists(place.file("current.jar"));
			Files.createSymbolicLink(place.file("current.jar"), jar.getFileName());
			app.arguments("-d").run().exits(version.equals("1") ? 0 : 75);
		}
		app.arguments("--status").run().exits(0).says("current is ready: process ");
		app.arguments("--stop").run().exits(0).says("current is stopped");
	}

	@ParameterizedTest
	@ValueSource(strings = { "on-failure", "never" })
	void daemonWhoseFilesWereRemovedIsFound(String policy, Place place) throws IOException {
		place.daemonized().arguments("--daemon.restart.policy=" + policy).run().exits(0);
		place.sample().arguments("--install-script=" + place.file("script")).run().exits(0);
		KernelProcess daemon = place.daemon();
		for (String name : OWN_FILES) {
			Files.delete(place.file(name));
		}
		place.sample().arguments("--status").run().exits(0).says("process " + daemon.pid(), "its lock was removed");
		place.sample().arguments("--status=all").run().exits(0).says(Long.toString(daemon.pid()));
		place.daemonized().run().exits(75).says("as process " + daemon.pid());
		for (String shell : List.of("dash", "bash", "busybox sh")) {
			List<String> command = Stream
				.concat(Stream.of(shell.split(" ")), Stream.of(place.file("script").toString(), "status"))
				.toList();
			place.type(command).finish().exits(0).says("process " + daemon.pid());
		}
		place.sample().arguments("--stop").run().exits(0).says("is stopped: process " + daemon.pid());
		await().untilAsserted(() -> assertThat(place.marked()).isEmpty());
		place.daemonized().run().exits(0);
	}

	@Test
	void stopLeavesWhatStandsInThePidFilesPlace(Place place) {
		place.write("sample.pid", "my thesis");
		place.sample().arguments("--stop").run().exits(0);
		assertThat(place.pidFile()).hasContent("my thesis");
	}

	@ParameterizedTest
	@ValueSource(strings = { "./app.jar", "../%s/app.jar", "link.jar" })
	void propertyAlwaysStartsADaemonHoweverTheJarWasTyped(String jar, Place place) throws IOException {
		Files.createLink(place.file("app.jar"), JavaCommand.JAR);
		Files.createSymbolicLink(place.file("link.jar"), Path.of("app.jar"));
		place.sample()
			.main("-jar", jar.formatted(place.directory().getFileName()))
			.arguments("--daemon.background=always")
			.run()
			.exits(0)
			.says("is ready: process");
	}

	@Test
	@JvmDependent
	void nameThatTheLocaleCanNotSayIsRefusedByItsKey(Place place) {
		place.environment().remove("LANG");
		JavaCommand app = place.sample().packaged().without("--daemon.");
		place.write("application.yml", "spring.application.name: gr\u00c3\u00b6\u00c3\u009fe");
		app.arguments("-d").run().exits(78).says("'daemon.name'", "this locale can't say", "LC_ALL");
		app.arguments("--restart").run().exits(78).says("'daemon.name'");
	}

	private static JavaCommand in(Place place, Path directory) throws IOException {
		Path jar = directory.resolve("app.jar");
		if (!Files.exists(jar)) {
			Files.copy(JavaCommand.JAR, jar);
		}
		return place.sample().without("--daemon.").main("-jar", jar.toString());
	}

	private static KernelProcess daemon(Path directory) {
		return new KernelProcess(Long.parseLong(Place.read(directory.resolve("sample-app.pid")).strip()));
	}

	private static void release(Place place, String version) throws IOException {
		ExtractedSample.commandOfLinksIn(Files.createDirectory(place.file(version)));
		Files.deleteIfExists(place.file("current"));
		Files.createSymbolicLink(place.file("current"), Path.of(version));
	}

}
