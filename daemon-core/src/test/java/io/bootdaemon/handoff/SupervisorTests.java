package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.process.DaemonState.Key;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the stage does after the end of a daemon that was ready, under each shell.
 */
@EnabledOnOs(OS.LINUX)
class SupervisorTests {

	private static final int TERMINATED = 143;

	private static final String READY_THEN_WAITS = "ready; exec sleep 30";

	private final Path directory;

	private StageProcess stage;

	SupervisorTests(@TempDir Path directory) throws IOException {
		this.directory = directory.toRealPath();
	}

	@AfterEach
	void endProcesses() {
		this.stage.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void crashIsFollowedByAStartUntilAnEndThatIsMeant(String shell) throws Exception {
		start(shell, Supervised.onFailure(), "ready; [ $n -gt 2 ] && exit 0; kill -SEGV $$");
		assertThat(this.stage.awaitEnd()).isZero();
		assertThat(this.stage.starts()).isEqualTo(3);
		assertThat(this.stage.log().lines().filter((line) -> line.startsWith("----"))).satisfiesExactly(
				(line) -> assertThat(line).matches("---- \\S+ app 1\\.2 starts as process \\d+"),
				(line) -> assertThat(line).matches("---- \\S+ app 1\\.2: process \\d+ ended with exit code 139, "
						+ "perhaps by signal SEGV; restart 1 follows in 20 ms"),
				(line) -> assertThat(line).matches("---- \\S+ app 1\\.2 starts as process \\d+"),
				(line) -> assertThat(line).endsWith("restart 2 follows in 40 ms"),
				(line) -> assertThat(line).matches("---- \\S+ app 1\\.2 starts as process \\d+"),
				(line) -> assertThat(line).endsWith(" ended with exit code 0"));
		assertThat(this.stage.get(Key.PHASE)).isEqualTo("stopped");
		assertThat(this.stage.get(Key.RESTARTS)).isEqualTo("2");
		assertThat(this.stage.get(Key.LAST_EXIT)).endsWith("exit code 0");
		assertThat(this.stage.options.pidFile()).doesNotExist();
		assertThat(this.stage.remains()).isEmpty();
	}

	/** In a directory where others can write, between two starts. */
	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void whatWasPutInThePidFilesPlaceIsReplaced(String shell) throws Exception {
		start(shell, Supervised.onFailure(), "ready; rm -f app.pid; case $n in 1) mkfifo app.pid ;; "
				+ "2) ln -s /dev/null app.pid ;; 3) echo theirs >victim; ln -s victim app.pid ;; *) exit 0 ;; esac; exit 1");
		assertThat(this.stage.awaitEnd()).isZero();
		assertThat(this.stage.starts()).isEqualTo(4);
		assertThat(this.directory.resolve("victim")).hasContent("theirs");
	}

	@ParameterizedTest
	@CsvSource({ "dash, 0", "dash, 129", "dash, 130", "dash, 143", "bash, 143", "busybox sh, 143" })
	void endThatIsMeantIsTheLastOne(String shell, int code) throws Exception {
		start(shell, Supervised.onFailure(), "ready; exit " + code);
		assertThat(this.stage.awaitEnd()).isEqualTo(code);
		assertThat(this.stage.starts()).isEqualTo(1);
		assertThat(this.stage.get(Key.PHASE)).isEqualTo("stopped");
	}

	@ParameterizedTest
	@CsvSource({ "1", "3", "70", "128", "137" })
	void anyOtherEndIsAFailure(int code) throws Exception {
		start("sh", Supervised.onFailure(), "ready; [ $n -gt 1 ] && exit 0; exit " + code);
		assertThat(this.stage.awaitEnd()).isZero();
		assertThat(this.stage.starts()).isEqualTo(2);
		assertThat(this.stage.log()).contains("ended with exit code " + code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void policyAlwaysFollowsAnyEnd(String shell) throws Exception {
		start(shell, Supervised.by(RestartPolicy.ALWAYS, 20, 2), "ready; [ $n -gt 1 ] && exit 143; exit 0");
		assertThat(this.stage.awaitEnd()).isEqualTo(TERMINATED);
		assertThat(this.stage.starts()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void nothingIsStartedAgainBeforeItWasReady(String shell) throws Exception {
		start(shell, Supervised.by(RestartPolicy.ALWAYS, 20, 0), "exit 3");
		assertThat(this.stage.awaitEnd()).isEqualTo(3);
		assertThat(this.stage.starts()).isEqualTo(1);
		assertThat(this.stage.get(Key.PHASE)).isEqualTo("launching");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void restartThatFailsBeforeItIsReadyIsTriedAgainUntilItIsGivenUp(String shell) throws Exception {
		start(shell, Supervised.onFailure(), "[ $n -eq 1 ] && ready; exit 3");
		assertThat(this.stage.awaitEnd()).isEqualTo(3);
		assertThat(this.stage.starts()).isEqualTo(1 + 5);
		String end = "ended with exit code 3; given up, after 5 restarts within 900 s (daemon.restart)";
		assertThat(this.stage.log()).endsWith(end + "\n");
		assertThat(this.stage.get(Key.LAST_EXIT)).endsWith(end);
		assertThat(this.stage.get(Key.RESTARTS)).isEqualTo("5");
		assertThat(this.stage.options.pidFile()).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void delayIsTheFirstOneAgainAfterAStableTime(String shell) throws Exception {
		start(shell, Supervised.by(new RestartOptions(RestartPolicy.ON_FAILURE, Duration.ofMillis(10),
				Duration.ofMillis(30), Duration.ofSeconds(2), 4, Duration.ofHours(1))),
				"ready; [ $n -eq 3 ] && sleep 3; exit 1");
		this.stage.awaitEnd();
		assertThat(this.stage.log().lines().filter((line) -> line.contains("follows in")))
			.extracting((line) -> line.replaceAll(".*follows in ", ""))
			.containsExactly("10 ms", "20 ms", "10 ms", "20 ms");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void termBetweenTwoStartsLeavesNothing(String shell) throws Exception {
		start(shell, Supervised.by(RestartPolicy.ALWAYS, 60_000, 0), "ready; exit 0");
		this.stage.awaitPhase("restarting");
		this.stage.process().destroy();
		assertThat(this.stage.awaitEnd()).isEqualTo(TERMINATED);
		await().untilAsserted(() -> assertThat(this.stage.remains()).isEmpty());
		assertThat(this.directory).isDirectoryNotContaining("glob:**.state.*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void termWhileTheDaemonRunsEndsTheSupervisorAtOnceAndNothingElse(String shell) throws Exception {
		start(shell, Supervised.onFailure(), READY_THEN_WAITS);
		await().until(() -> !this.stage.get(Key.READY).isEmpty());
		ProcessHandle daemon = this.stage.process().children().findFirst().orElseThrow();
		this.stage.process().destroy();
		this.stage.awaitEnd();
		assertThat(daemon.isAlive()).isTrue();
		assertThat(this.stage.options.pidFile()).hasContent(daemon.pid() + "");
		daemon.destroyForcibly();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void interruptMeanwhileChangesNothing(String shell) throws Exception {
		start(shell, Supervised.onFailure(), "ready; [ $n -gt 1 ] && exit 0; kill -INT $PPID; sleep 0.2; exit 1");
		assertThat(this.stage.awaitEnd()).isZero();
		assertThat(this.stage.starts()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HUP", "INT", "QUIT", "USR1", "TERM" })
	void signalBetweenTwoStartsLeavesNothing(String signal) throws Exception {
		start("sh", Supervised.by(RestartPolicy.ALWAYS, 60_000, 0), "ready; exit 0");
		this.stage.awaitPhase("restarting");
		new ProcessBuilder("kill", "-s", signal, this.stage.process().pid() + "").start().waitFor();
		this.stage.awaitEnd();
		await().untilAsserted(() -> assertThat(this.stage.remains()).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void workingDirectoryThatWasReplacedIsTheNewOne(String shell) throws Exception {
		Path work = Files.createDirectory(this.directory.resolve("work"));
		start(shell, (builder) -> Supervised.onFailure().apply(builder).workDirectory(work),
				"ready; [ $n -gt 1 ] && exit 0; rm -r work; mkdir work; exit 1");
		assertThat(this.stage.awaitEnd()).isZero();
		assertThat(this.stage.log()).doesNotContain("given up");
	}

	@Test
	void delayOfZeroGrowsAllTheSame() throws Exception {
		start("sh", Supervised.by(RestartPolicy.ON_FAILURE, 0, 2), "ready; exit 1");
		this.stage.awaitEnd();
		assertThat(this.stage.log()).contains("restart 1 follows in 0 ms", "restart 2 follows in 1 s");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void manyRestartsTakeNoMoreMemoryAndNeverStop(String shell) throws Exception {
		start(shell, Supervised.by(new RestartOptions(RestartPolicy.ON_FAILURE, Duration.ofMillis(1),
				Duration.ofMillis(1), Duration.ZERO, 0, Duration.ofHours(1))),
				"ready; [ $n -gt 100 ] && exec sleep 30; exit 1");
		await().until(() -> this.stage.starts() > 100);
		long kilobytes = Files.readAllLines(Path.of("/proc/" + this.stage.process().pid() + "/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow();
		assertThat(kilobytes).isLessThanOrEqualTo(shell.equals("dash") ? 2048 : 4096);
	}

	private void start(String shell, UnaryOperator<DaemonOptions.Builder> change, String script) {
		this.stage = new StageProcess(this.directory, (builder) -> change.apply(builder.version("1.2")), script)
			.start(shell);
	}

}
