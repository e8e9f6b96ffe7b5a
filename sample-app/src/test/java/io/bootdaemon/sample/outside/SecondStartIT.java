package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lock decides who may start; what stands in a PID file never does.
 */
@ExtendWith(PlaceExtension.class)
class SecondStartIT {

	@Test
	void ofTenSimultaneousStartsExactlyOneWins(Place place) {
		JavaCommand command = place.daemonized().options("-Xmx64m");
		List<Running> starts = IntStream.range(0, 10).mapToObj((number) -> command.start()).toList();
		List<Outcome> outcomes = starts.stream().map(Running::finish).toList();
		assertThat(outcomes).extracting(Outcome::exitCode).containsOnlyOnce(0).containsOnly(0, 75);
		assertThat(place.marked()).containsExactly(place.daemon());
		assertThat(place.isReady()).isTrue();
	}

	@ParameterizedTest
	@MethodSource
	void pidFileWithoutALockDoesNotStopAStart(String text, Place place) throws IOException {
		Files.writeString(place.pidFile(), text);
		place.daemonized().run().exits(0);
		assertThat(place.daemon().isAlive()).isTrue();
		assertThat(place.marked()).containsExactly(place.daemon());
	}

	/** Empty, garbled, stale, and that of a living process which is none of ours. */
	static Stream<String> pidFileWithoutALockDoesNotStopAStart() {
		return Stream.of("", "no number\nat \0all", "4194303\n", ProcessHandle.current().pid() + "\n");
	}

	@Test
	void filesOfADaemonThatWasKilledDoNotStopAStart(Place place) {
		place.daemonized().run().exits(0);
		KernelProcess killed = place.daemon();
		killed.signal("KILL");
		place.daemonized().run().exits(0);
		assertThat(place.daemon()).isNotEqualTo(killed);
		assertThat(place.marked()).containsExactly(place.daemon());
	}

	@Test
	void lockOnThePidFileByAnotherProcessDoesNotStopAStart(Place place) throws IOException {
		Files.writeString(place.pidFile(), "1\n");
		Running other = place.type(List.of("flock", "--shared", place.pidFile().toString(), "sleep", "60"));
		place.daemonized().run().exits(0);
		assertThat(other.isRunning()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "sample.pid", "sample.pid.lock", "sample.out" })
	void symbolicLinkIsRefusedAndNotFollowed(String name, Place place) throws IOException {
		Path target = place.write("target", "precious");
		Files.createSymbolicLink(place.file(name), target);
		place.daemonized().run().exits(73).says(place.file(name) + "' is a symbolic link");
		assertThat(Place.read(target)).isEqualTo("precious\n");
		assertThat(place.marked()).isEmpty();
	}

	@Test
	void directoryInPlaceOfThePidFileExitsWith73(Place place) throws IOException {
		Files.createDirectory(place.pidFile());
		place.daemonized().run().exits(73).says(place.pidFile() + "' is a directory");
		assertThat(place.marked()).isEmpty();
	}

	@Test
	void pidFileWhereNothingCanBeMadeExitsWith73(Place place) {
		place.daemonized()
			.without("--daemon.pid-file")
			.arguments("--daemon.pid-file=/proc/sample.pid")
			.run()
			.exits(73)
			.says("/proc/sample.pid");
	}

}
