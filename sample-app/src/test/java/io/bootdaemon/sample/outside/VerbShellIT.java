package io.bootdaemon.sample.outside;

import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A verb is done by a shell of its JVM's, and a start ends as one: who types it sees one
 * program, whatever its standard streams, signals and variables are.
 */
@ExtendWith(PlaceExtension.class)
class VerbShellIT {

	private static final String CTRL_C = "\u0003";

	@Test
	@JvmDependent
	void ctrlCInStopEndsItAndLeavesTheDaemonToItself(Place place) {
		KernelProcess daemon = closing(place);
		Running stop = place.sample().arguments("--stop").startOnTerminal();
		await().until(() -> stop.out().contains("stopping process " + daemon.pid()));
		stop.type(CTRL_C);
		stop.finish().exits(130);
		assertThat(shells(place)).isEmpty();
		assertThat(daemon.isAlive()).isTrue();
	}

	@ParameterizedTest
	@JvmDependent
	@ValueSource(strings = { "TERM", "HUP", "INT" })
	void signalToTheVerbEndsItsShellToo(String signal, Place place) {
		KernelProcess daemon = closing(place);
		Running stop = place.sample().arguments("--stop").start();
		await().until(() -> place.file("closing").toFile().exists() && !shells(place).isEmpty());
		stop.process().signal(signal);
		assertThat(stop.finish().exitCode()).isGreaterThan(128);
		assertThat(shells(place)).isEmpty();
		assertThat(daemon.isAlive()).isTrue();
	}

	@Test
	void standardOutputMayBeAFileAndStandardErrorATerminal(Place place) {
		KernelProcess daemon = closing(place);
		Running stop = TypedOnTerminal.start(place,
				"exec " + place.sample().arguments("--stop").quoted() + " >" + place.file("said"));
		await().until(() -> stop.out().contains("stopping process " + daemon.pid()));
		place.write("released");
		assertThat(stop.finish().exits(0).out()).endsWith("\r\u001b[K");
		assertThat(Place.read(place.file("said"))).isEqualTo("sample-app is stopped: process " + daemon.pid() + "\n");
	}

	@ParameterizedTest
	@JvmDependent
	@ValueSource(strings = { "$JAVA <&-", "$JAVA >&-", "$JAVA 2>&-", "$JAVA >/dev/full", "$JAVA <&- >&- 2>&-",
			"trap '' PIPE; $JAVA | sleep 0; exit ${PIPESTATUS[0]}" })
	void statusHasItsCodeWhateverItsStreamsAre(String script, Place place) {
		Outcome status = place.sample().ofItsOwnExtractedJar().arguments("--status").runInShell(script).exits(3);
		assertThat(status.err()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "$JAVA <&-", "$JAVA >&-", "$JAVA >/dev/full", "trap '' PIPE INT QUIT HUP; $JAVA" })
	void stopIsDoneWhateverItsStreamsAre(String script, Place place) {
		place.daemonized().run().exits(0);
		KernelProcess daemon = place.daemon();
		Outcome stop = place.sample().arguments("--stop").runInShell(script).exits(0);
		assertThat(stop.err()).isEmpty();
		assertThat(daemon.isAlive()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "$JAVA >&-", "$JAVA >/dev/full" })
	void startIsReadyWhateverItsStandardOutputIs(String script, Place place) {
		Outcome start = place.daemonized().runInShell(script).exits(0);
		List<String> said = start.err().lines().toList();
		assertThat(said).allMatch((line) -> line.startsWith("sample-app: "));
		assertThat(said.get(said.size() - 1)).contains("is ready: process " + place.daemon().pid());
	}

	@Test
	@JvmDependent
	void variablesOfTheCallerAreNotThoseOfTheShell(Place place) {
		for (String name : List.of("name", "pid_file", "log_file", "state_file", "stop_timeout", "insistent",
				"uncertain", "pid", "ticks", "phase", "details", "condition", "live", "IFS", "ENV", "BASH_ENV",
				"BASH_FUNC_status%%", "BASH_FUNC_printf%%")) {
			place.environment().put(name, "() { echo the caller; }");
		}
		place.environment().put("SHELLOPTS", "noglob:nounset:errexit:noexec");
		Outcome status = place.sample().arguments("--status").run().exits(3);
		assertThat(status.out()).isEqualTo(
				"sample-app is not running\n  PID file  " + place.pidFile() + "\n  log       " + place.log() + "\n");
		// Beside other tests, it names their daemons of the same jar there
		assertThat(status.err().lines()).allMatch((line) -> line.contains("the same application runs as process"));
	}

	@Test
	@JvmDependent
	void namesOfFilesThatAreNotAscii(Place place) {
		JavaCommand command = place.sample().without("--daemon.");
		Outcome status = place.type(List.of("bash",
				place
					.write("status.sh",
							"exec " + command.quoted() + " --status --daemon.pid-file=" + place.directory()
									+ "/gr\u00c3\u00b6\u00c3\u009fe.pid --daemon.log-file=" + place.log())
					.toString()))
			.finish()
			.exits(3);
		assertThat(status.out()).contains("/gr\u00c3\u00b6\u00c3\u009fe.pid\n");
	}

	/** What an application does at its end and takes its time for. */
	private static KernelProcess closing(Place place) {
		place.daemonized().with(HoldsWhenClosed.class).run().exits(0);
		return place.daemon();
	}

	private static List<KernelProcess> shells(Place place) {
		return KernelProcess.all()
			.filter((process) -> process.hasArgumentWith("pid_file='" + place.pidFile() + "'"))
			.filter(KernelProcess::isAlive)
			.toList();
	}

}
