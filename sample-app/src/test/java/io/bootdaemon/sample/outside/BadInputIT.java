package io.bootdaemon.sample.outside;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is refused before anything is started, in one sentence that names the key and the
 * value, and one that says what would be right.
 */
@ExtendWith(PlaceExtension.class)
class BadInputIT {

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void badValueExitsWith78AndNamesKeyAndValue(String argument, List<String> said, Place place) {
		place.write("a-file", "");
		Outcome outcome = place.daemonized().arguments(argument.replace("PLACE", place.directory().toString())).run();
		outcome.exits(78).says(said.toArray(String[]::new));
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err().lines()).hasSize(2);
		assertThat(place.remains()).isEmpty();
		assertThat(place.log()).doesNotExist();
	}

	static Stream<Arguments> badValueExitsWith78AndNamesKeyAndValue() {
		return Stream.of(bad("--daemon.umask=9z", "'daemon.umask'", "'9z'", "octal"),
				bad("--daemon.umask=999", "'daemon.umask'", "'999'", "octal"),
				bad("--daemon.log-file-permissions=888", "'daemon.log-file-permissions'", "'888'", "octal"),
				bad("--daemon.pid-file-permissions=rw-r--r--", "'daemon.pid-file-permissions'", "'rw-r--r--'", "octal"),
				bad("--daemon.name=a/b", "'daemon.name'", "'a/b'", "no '/'"),
				bad("--daemon.work-dir=PLACE/a-file", "daemon.work-dir", "/a-file'", "not a directory"),
				bad("--daemon.start-timeout=-5s", "'daemon.start-timeout'", "'-5s'", "90s"),
				bad("--daemon.stop-timeout=soon", "'daemon.stop-timeout'", "'soon'", "a duration"),
				bad("--daemon.ready-when=never", "'daemon.ready-when'", "'never'", "ready or started"),
				bad("--daemon.background=perhaps", "'daemon.background'", "'perhaps'", "auto, always or never"),
				bad("--daemon.umaks=022", "'daemon.umaks'", "Did you mean 'daemon.umask'"),
				bad("--daemon.jvm-options=-Xmx1g Main", "'daemon.jvm-options'", "'-Xmx1g Main'", "beginning with '-'"),
				bad("--logging.file.name=PLACE/sample.out", "'daemon.log-file'", "/sample.out'", "logging.file"));
	}

	@Test
	void optionThatIsGivenTwiceIsRefused(Place place) {
		place.daemonized()
			.arguments("--daemon.log-file=" + place.file("other.out"))
			.run()
			.exits(78)
			.says("'--daemon.log-file'", "other.out");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void valueInAFileIsNamedWithItsLine(Place place) {
		place.write("application.yml", "daemon:", "  umask: 800");
		place.daemonized().run().exits(78).says("'daemon.umask'", "'800'", "application.yml", "2:10");
	}

	@Test
	void logThatIsAlsoThePidFileExitsWith78(Place place) {
		place.daemonized()
			.without("--daemon.log-file")
			.arguments("--daemon.log-file=" + place.pidFile())
			.run()
			.exits(78)
			.says(place.pidFile().toString(), "PID file", "'daemon.log-file'");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void misspeltKeyInTheEnvironmentIsRefusedToo(Place place) {
		place.environment().put("DAEMON_WORKDIRR", "/tmp");
		place.daemonized().run().exits(78).says("DAEMON_WORKDIRR", "'daemon.work-dir'");
	}

	@Test
	void backgroundAndForegroundAtOnceExitsWith64(Place place) {
		place.daemonized().arguments("--foreground").run().exits(64).says("-d", "--foreground");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void badValueNeverTouchesAnExistingLog(Place place) {
		place.write("sample.out", "precious");
		place.daemonized().arguments("--logging.file.name=" + place.log()).run().exits(78);
		assertThat(Place.read(place.log())).isEqualTo("precious\n");
	}

	private static Arguments bad(String argument, String... said) {
		return Arguments.of(argument, List.of(said));
	}

}
