package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Without the flag, the application behaves as without the starter. It is started once,
 * with a flag behind a {@code --}, which is the application's.
 */
@ExtendWith(PlaceExtension.class)
@JvmDependent
class ForegroundIT {

	private static Place place;

	private static KernelProcess process;

	@BeforeAll
	static void start(Place given) throws IOException {
		place = given;
		int port = Port.free();
		Running running = place.sample()
			.options("-Xlog:class+load:file=" + place.file("classes.log"))
			.without("--server.port")
			.arguments("--server.port=" + port, "--", "-d")
			.start();
		process = running.process();
		String readiness = "http://localhost:" + port + "/actuator/health/readiness";
		await().until(() -> Place.get(readiness).contains("\"UP\""));
	}

	@Test
	void flagBehindADoubleDashIsTheApplications() {
		assertThat(process.isJava()).isTrue();
		assertThat(process.commandLine()).endsWith("--", "-d").doesNotContain("-Dbootdaemon.pid-file");
	}

	@Test
	void noClassOfJnrIsLoaded() {
		assertThat(Place.read(place.file("classes.log"))).contains("io.bootdaemon.sample.SampleApplication")
			.doesNotContain(" jnr.", "com.kenai.jffi");
	}

	@Test
	void noClassOfADaemonOrAServiceIsLoaded() {
		assertThat(Place.read(place.file("classes.log")))
			.doesNotContainPattern(" io\\.bootdaemon\\.(daemon\\.([A-Z]|log|watchdog)|service\\.)");
	}

	@Test
	void thereIsNoThreadOfTheStarter() {
		assertThat(Jcmd.run(process, "Thread.print")).contains("Full thread dump")
			.doesNotContain("\"daemon-", "io.bootdaemon.launch", "io.bootdaemon.daemon", "io.bootdaemon.posix");
	}

	@Test
	void thereIsNoFileOfTheStarter() throws IOException {
		try (Stream<Path> files = Files.list(place.directory())) {
			assertThat(files.map((file) -> file.getFileName().toString())).doesNotContain("sample.pid",
					"sample.pid.lock", "sample.pid.state", "sample.out");
		}
		assertThat(place.temporary()).isDirectoryNotContaining((file) -> file.toString().contains("bootdaemon"));
	}

	@Test
	void flagThatAMainMethodAddsStartsNoDaemon(Place place) {
		Outcome outcome = place.sample()
			.withMain(PassesTheFlagItself.class)
			.arguments("--spring.main.web-application-type=none")
			.run()
			.exits(0);
		assertThat(outcome.out()).contains("Started ");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void foregroundFlagWinsOverTheProperty(Place place) {
		Running running = place.sample()
			.arguments("--foreground", "--daemon.background=always", "--spring.main.web-application-type=none")
			.start();
		Outcome outcome = running.finish().exits(0);
		assertThat(outcome.out()).contains("Started ");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void propertyAlwaysNeedsNoFlag(Place place) {
		place.sample().arguments("--daemon.background=always").run().exits(0);
		assertThat(place.isReady()).isTrue();
	}

}
