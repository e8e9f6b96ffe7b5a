package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts that are refused, as the daemon's user may not do what is configured, or as that
 * takes root. It takes root: without, these tests are skipped.
 */
@ExtendWith(PlaceExtension.class)
class RefusedRightsIT {

	@BeforeEach
	void assumeRoot(Place place) throws IOException {
		OrdinaryUser.assumeThatItCanRead(place, JavaCommand.JAR);
	}

	@ParameterizedTest
	@CsvSource({ "78, --daemon.user=nosuch, 'daemon.user'", "78, --daemon.group=nosuch, 'daemon.group'",
			"73, --daemon.pid-file=/usr/sample.pid, 'daemon.pid-file'",
			"73, --daemon.log-file=/usr/share/sample.out, 'daemon.log-file'",
			"77, --daemon.work-dir=/proc/1/fd, 'daemon.work-dir'" })
	void whatThatUserCanNotBeOrWriteIsRefusedAndForeseen(int code, String argument, String key, Place place)
			throws IOException {
		OtherUser.own(place.directory());
		JavaCommand command = place.sample().without(argument.split("=")[0]).arguments("-d", argument);
		if (!argument.startsWith("--daemon.user")) {
			command = command.arguments("--daemon.user=" + OtherUser.NAME);
		}
		OtherUser.run(place, command).exits(code).says(key);
		assertThat(place.remains()).isEmpty();
		OtherUser.run(place, command.arguments("--dry-run")).exits(code).says(key);
	}

	@ParameterizedTest
	@CsvSource({ "--daemon.user=root, 'daemon.user'", "--daemon.group=root, 'daemon.group'",
			"--daemon.nice=-1, 'daemon.nice'", "--daemon.oom-score-adj=-1, 'daemon.oom-score-adj'",
			"--daemon.limits.open-files=10000000, 'daemon.limits.open-files'" })
	void whatTakesRootExitsWith77(String argument, String key, Place place) throws IOException {
		OrdinaryUser.give(place.directory());
		JavaCommand command = place.daemonized().arguments(argument);
		command.runAsOrdinaryUser().exits(77).says(key, "as root");
		assertThat(place.remains()).isEmpty();
		command.arguments("--dry-run").runAsOrdinaryUser().exits(77).says(key, "as root");
	}

	@Test
	void jarThatThatUserCanNotReadExitsWith77(Place place) throws IOException {
		Path closed = Files.createDirectory(place.file("closed"));
		Files.setAttribute(closed, "unix:mode", 0700);
		Path jar = Files.createLink(closed.resolve("app.jar"), JavaCommand.JAR);
		JavaCommand command = place.daemonized().main("-jar", jar.toString()).arguments("--daemon.user=nobody");
		OtherUser.own(place.directory());
		command.run().exits(77).says("can't read '" + jar + "'", "'daemon.user'");
		assertThat(place.remains()).isEmpty();
		command.arguments("--dry-run").run().exits(77).says("can't read '" + jar + "'");
	}

	/** Root's directory and file, to which that user has led all paths it can. */
	@Test
	void nothingOfRootsIsMadeChangedOrGivenAway(Place place) throws IOException {
		Path roots = Files.createDirectory(place.file("roots"));
		Path precious = place.write("roots/precious", "precious");
		Path theirs = OtherUser.own(place.file("theirs"));
		Path all = Files.createDirectory(place.file("all"));
		Files.setAttribute(all, "unix:mode", 0777);
		plant(theirs.resolve("run"), roots);
		plant(all.resolve("run"), roots);
		plant(theirs.resolve("sample.out"), precious);
		plant(theirs.resolve("linked.pid.lock"), precious);
		plant(theirs.resolve("state.pid.state"), precious);
		Files.createLink(theirs.resolve("hard.out"), precious);
		Files.createLink(theirs.resolve("hard.pid.lock"), precious);
		refuse(place, 73, "--daemon.pid-file=" + theirs.resolve("run/x/sample.pid"));
		refuse(place, 73, "--daemon.pid-file=" + all.resolve("run/x/sample.pid"));
		refuse(place, 73, "--daemon.log-file=" + theirs.resolve("run/sample.out"));
		refuse(place, 73, "--daemon.log-file=" + theirs.resolve("sample.out"));
		refuse(place, 77, "--daemon.log-file=" + theirs.resolve("hard.out"));
		refuse(place, 73, "--daemon.pid-file=" + theirs.resolve("linked.pid"));
		refuse(place, 77, "--daemon.pid-file=" + theirs.resolve("hard.pid"));
		refuse(place, 73, "--daemon.pid-file=" + theirs.resolve("state.pid"));
		refuse(place, 73, "--daemon.work-dir=" + all.resolve("run/work"));
		assertThat(roots.toFile().list()).containsExactly("precious");
		assertThat(precious).hasContent("precious");
		assertThat(List.of(OtherUser.owner(roots), OtherUser.owner(precious))).containsOnly(0);
	}

	private static void refuse(Place place, int code, String argument) throws IOException {
		JavaCommand command = place.sample()
			.without("--daemon.")
			.arguments("-d", "--daemon.user=" + OtherUser.NAME, argument);
		if (!argument.startsWith("--daemon.pid-file")) {
			command = command.arguments("--daemon.pid-file=" + place.file("theirs/sample.pid"));
		}
		if (!argument.startsWith("--daemon.log-file")) {
			command = command.arguments("--daemon.log-file=/dev/null");
		}
		OtherUser.run(place, command).exits(code);
		assertThat(place.marked()).as(argument).isEmpty();
	}

	private static void plant(Path link, Path target) throws IOException {
		Files.createSymbolicLink(link, target);
		Files.setAttribute(link, "unix:uid", OtherUser.ID, LinkOption.NOFOLLOW_LINKS);
	}

}
