package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A daemon that works in another directory than the one in which it was typed. It is
 * started once.
 */
@ExtendWith(PlaceExtension.class)
class WorkDirIT {

	private static Place place;

	private static Outcome outcome;

	private static KernelProcess daemon;

	@BeforeAll
	static void start(Place given) throws IOException {
		place = given;
		place.write("application.yml", "server.servlet.context-path: /from-here", "daemon:", "  work-dir: work/deep");
		place.write("config/application.properties", "spring.application.name=named-here");
		place.write("work/deep/application.yml", "server.servlet.context-path: /from-there");
		place.write("typed.args", "-Dtyped=yes");
		place.write("data.txt", "data");
		place.write("classes/of-boot.txt", "");
		Files.createSymbolicLink(place.file("app.jar"), JavaCommand.JAR);
		outcome = place.daemonized()
			.options("@typed.args", "-Xbootclasspath/a:classes", "-Xlog:class+load:file=classes.log")
			.main("-jar", "app.jar")
			.without("--daemon.log-file")
			.arguments("--daemon.log-file=logs/relative.out", "data.txt")
			.run()
			.exits(0);
		daemon = place.daemon();
	}

	@Test
	@JvmDependent
	void workingDirectoryIsTheConfiguredOne() {
		assertThat(daemon.workingDirectory()).contains(place.file("work/deep"));
	}

	@Test
	@JvmDependent
	void configurationFilesAreThoseOfTheDirectoryWhereItWasTyped() {
		assertThat(outcome.out()).startsWith("named-here is ready").contains("/from-here");
		assertThat(Place.get(outcome.url() + "from-here/process")).contains("\"name\":\"named-here\"");
	}

	@Test
	@JvmDependent
	void relativePathsAmongTheOptionsStillWork() {
		assertThat(daemon.commandLine()).contains("-jar", place.file("app.jar").toString());
		assertThat(Jcmd.run(daemon, "VM.system_properties")).contains("typed=yes");
		assertThat(daemon.commandLine()).contains("-Xbootclasspath/a:" + place.file("classes"));
	}

	@Test
	@JvmDependent
	void pathThatIsSetIsSeenFromTheNewDirectory() {
		assertThat(daemon.descriptors()).containsEntry(1, place.file("work/deep/logs/relative.out").toString());
	}

	@Test
	void argumentThatNamesARelativeFileIsWarnedOf() {
		assertThat(outcome.err()).contains("warning", "data.txt");
	}

	@Test
	void relativeImportInAFileExitsWith78(Place place) {
		place.write("application.yml", "spring.config.import: optional:file:./extra.properties");
		place.write("extra.properties", "greeting=hello");
		place.daemonized()
			.arguments("--daemon.work-dir=" + place.file("work"))
			.run()
			.exits(78)
			.says("spring.config.import", "optional:file:./extra.properties", "absolute");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void relativeImportIsNoProblemWhereItWasTyped(Place place) {
		place.write("application.yml", "spring.config.import: file:./extra.properties");
		place.write("extra.properties", "spring.application.name=imported");
		place.daemonized().run().exits(0).says("imported is ready");
	}

}
