package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.UnaryOperator;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.process.FileOwner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClassArchiveTests {

	private static final Path DIRECTORY = Path.of("/srv/app");

	@Test
	void ofIsBesideTheOthersOfTheJarAsItWasTyped() {
		ClassArchive archive = archive((options) -> options);
		assertThat(archive.jar()).isEqualTo(Path.of("/srv/app/app.jar"));
		assertThat(archive.directory()).isEqualTo(Path.of("/srv/app/app.cache"));
		assertThat(archive.note().getFileName().toString()).matches("[0-9a-f]{16}");
	}

	@Test
	void ofIsAnotherOneForOtherOptionsOfTheJvm() {
		assertThat(List.of(archive((options) -> options.jvmOptions(List.of("-Xss2m"))),
				archive((options) -> options.restart(RestartOptions.of(RestartPolicy.ALWAYS))),
				archive((options) -> options, "JAVA_TOOL_OPTIONS=-Xss3m"),
				archive((options) -> options, "JDK_JAVA_OPTIONS=-XX:+UseSerialGC")))
			.doesNotHaveDuplicates()
			.doesNotContain(archive((options) -> options));
		assertThat(archive((options) -> options.umask(0), "LANG=C")).isEqualTo(archive((options) -> options));
	}

	@Test
	void isUsableByItsOwnerAlone(@TempDir Path directory) throws IOException {
		Path note = Files.createDirectory(directory.toRealPath().resolve("app.cache")).resolve("0123");
		ClassArchive archive = new ClassArchive(note, directory.resolve("app.jar"));
		long own = FileOwner.of(note.getParent());
		assertThat(archive.isUsableBy(own)).as("none was made").isFalse();
		Files.createFile(note);
		assertThat(archive.isUsableBy(own)).isTrue();
		assertThat(archive.isUsableBy(own + 1)).isFalse();
		Files.setPosixFilePermissions(note.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
		assertThat(archive.isUsableBy(own)).as("others may write there").isFalse();
	}

	@Test
	void ofWithoutADirectoryIsNone() {
		assertThat(ClassArchive.of(Plans.in(DIRECTORY))).isEmpty();
	}

	@Test
	void ofAClassIsNone() {
		LaunchPlan plan = Plans.in(DIRECTORY, (options) -> options.fastStart(Path.of("app.cache")));
		assertThat(ClassArchive
			.of(new LaunchPlan(plan.options(), plan.java(), new CommandLine(List.of(), List.of("Main"), List.of()),
					List.of(), DIRECTORY, plan.typed(), List.of(), false, null)))
			.isEmpty();
	}

	@Test
	void typedIsTheCommandOfTheOriginalJar() {
		assertThat(ClassArchive.typed(new CommandLine(
				List.of("-Dbootdaemon.jar=/srv/app.jar", "-XX:AOTCache=/c/classes.aot", "-Xlog:aot=off",
						"-Dbootdaemon.class-archive=used", "-Xmx64m", "-Xlog:aot=off"),
				List.of("-jar", "/c/app.jar"), List.of("a"))))
			.isEqualTo(new CommandLine(List.of("-Xmx64m", "-Xlog:aot=off"), List.of("-jar", "/srv/app.jar"),
					List.of("a")));
	}

	@Test
	void typedOfOneThatUsesNoneStaysAsItIs() {
		CommandLine typed = new CommandLine(List.of("-Xmx64m"), List.of("-jar", "app.jar"), List.of());
		assertThat(ClassArchive.typed(typed)).isEqualTo(typed);
		assertThat(ClassArchive.typed(typed.withOptions(List.of("-Dbootdaemon.class-archive=no reason", "-Xmx64m"))))
			.isEqualTo(typed);
	}

	private static ClassArchive archive(UnaryOperator<DaemonOptions.Builder> change, String... environment) {
		DaemonOptions options = change.apply(Plans.options(DIRECTORY).fastStart(Path.of("app.cache"))).build();
		return ClassArchive.of(Plans.of(options, environment)).orElseThrow();
	}

}
