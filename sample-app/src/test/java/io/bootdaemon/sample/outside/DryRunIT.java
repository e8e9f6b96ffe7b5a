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
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code -d} only shows: the dry run and the help.
 */
@ExtendWith(PlaceExtension.class)
class DryRunIT {

	@Test
	@JvmDependent
	void dryRunShowsThePlanAndStartsNothing(Place place) throws IOException {
		place.environment().put("BUILD_ID", "42");
		Path before = place.file("run/sample.pid");
		Outcome outcome = place.daemonized()
			.packaged()
			.without("--daemon.pid-file")
			.options("-Xlog:class+load:file=" + place.file("classes.log"))
			.arguments("--daemon.pid-file=" + before, "--dry-run", "--daemon.environment.TZ=UTC", "a b")
			.run()
			.exits(0);
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out()).startsWith("sample-app: what -d would start\n")
			.contains(JavaCommand.JAVA.toRealPath() + " \\\n", "umask", "-jar " + JavaCommand.JAR, " 'a b'\n",
					", and TZ\n", "0027", before + ".lock", "new, as its directory", "By BUILD_ID a CI agent",
					"'daemon.jvm-options'")
			.doesNotContain("--dry-run", "UTC\n", "-Dbootdaemon.")
			.endsWith("Nothing was started. -d would start it, and end with 0 when it is ready.\n");
		assertThat(Place.read(place.file("classes.log"))).contains("io.bootdaemon.launch.dryrun.DryRun ");
		assertThat(files(place)).containsExactlyInAnyOrder("tmp", "classes.log");
		assertThat(place.marked()).isEmpty();
	}

	@Test
	void dryRunWhenRunningExitsWith75(Place place) {
		place.daemonized().run().exits(0);
		long pid = place.daemon().pid();
		Outcome outcome = place.daemonized().arguments("--dry-run").run().exits(75);
		assertThat(outcome.out()).contains("(held by process " + pid + ")", "-d would end with 75: already running.");
		assertThat(outcome.err()).isEqualTo(place.daemonized().run().exits(75).err()).contains("process " + pid);
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void dryRunWithInvalidValueExitsWith78(Place place) {
		JavaCommand command = place.daemonized().arguments("--daemon.umask=9z");
		Outcome outcome = command.arguments("--dry-run").run().exits(78);
		assertThat(outcome.err()).isEqualTo(command.run().exits(78).err());
		assertThat(outcome.out()).isEmpty();
	}

	@ParameterizedTest
	@JvmDependent
	@CsvSource({ "64, '', --foreground", "69, -Dos.name=SunOS, ''", "73, '', --daemon.work-dir=/proc/sample",
			"73, '', --daemon.log-file=/dev/full", "0, '', --daemon.background=never" })
	void dryRunEndsWithTheCodeOfTheStart(int code, String option, String argument, Place place) throws IOException {
		JavaCommand command = place.daemonized().arguments("--spring.main.web-application-type=none");
		command = option.isEmpty() ? command : command.options(option);
		command = argument.isEmpty() ? command : command.without(argument.split("=")[0]).arguments(argument);
		Outcome dryRun = command.arguments("--dry-run").run().exits(code);
		assertThat(files(place)).containsExactly("tmp");
		Outcome start = command.run().exits(code);
		assertThat(lastLine(dryRun)).isEqualTo((code != 0) ? lastLine(start) : "");
	}

	@Test
	void dryRunWithTheFilesOfAnotherUserExitsWith77(Place place) throws IOException {
		OrdinaryUser.assumeThatItCanRead(place, JavaCommand.JAR);
		OrdinaryUser.give(place.directory());
		OrdinaryUser.give(place.temporary());
		place.write("sample.out", "precious");
		JavaCommand command = place.daemonized();
		command.arguments("--dry-run")
			.runAsOrdinaryUser()
			.exits(77)
			.says(place.log() + "' can't be made or written: open '" + place.log() + "': EACCES (");
		command.runAsOrdinaryUser().exits(77);
	}

	@Test
	void fullAndReadOnlyFileSystemsAreRefusedAsTheStartDoes(Place place) throws IOException {
		Path run = Files.createDirectory(place.file("run"));
		List<String> words = place.daemonized()
			.without("--daemon.pid-file")
			.arguments("--daemon.pid-file=" + run.resolve("sample.pid"), "--dry-run")
			.words();
		List<String> start = words.subList(0, words.size() - 1);
		String full = "mount -t tmpfs -o size=4k tmpfs " + run + " && dd if=/dev/zero of=" + run + "/x bs=4k count=1";
		String readOnly = "mount -t tmpfs -o ro tmpfs " + run;
		for (String mount : List.of(full, readOnly)) {
			Namespace.start(place, mount, words).finish().exits(73).says("file system of '" + run + "'");
			Namespace.start(place, mount, start).finish().exits(73);
		}
	}

	@Test
	void helpShowsEverything(Place place) throws IOException {
		Outcome outcome = place.daemonized().arguments("--help").run().exits(0);
		assertThat(outcome.out()).contains("-d, --background", "--install-script", "daemon.umask", "[027]",
				"daemon.environment.*", "  130 ");
		assertThat(outcome.err()).isEmpty();
		assertThat(files(place)).containsExactly("tmp");
	}

	@Test
	void withoutDOrBehindTwoDashesTheyAreTheApplications(Place place) {
		JavaCommand command = place.sample().arguments("--spring.main.web-application-type=none");
		assertThat(command.arguments("--help", "--dry-run").run().exits(0).out()).contains("Started ");
	}

	/** What to do about it. */
	private static String lastLine(Outcome outcome) {
		return outcome.err().lines().reduce("", (previous, line) -> line);
	}

	private static List<String> files(Place place) throws IOException {
		try (Stream<Path> files = Files.list(place.directory())) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.startsWith("std"))
				.toList();
		}
	}

}
