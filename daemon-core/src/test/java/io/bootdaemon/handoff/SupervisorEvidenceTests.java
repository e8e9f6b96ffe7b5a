package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.OpenFiles;
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
 * What the stage tells of a daemon that has ended, in log and state file, under each
 * shell; and what others may have put in their place.
 */
@EnabledOnOs(OS.LINUX)
class SupervisorEvidenceTests {

	private static final String READY_THEN_WAITS = "ready; exec sleep 30";

	private final Path directory;

	private StageProcess stage;

	SupervisorEvidenceTests(@TempDir Path directory) throws IOException {
		this.directory = directory.toRealPath();
	}

	@AfterEach
	void endProcesses() {
		this.stage.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void betweenTwoStartsItHoldsTheLockAndSaysSo(String shell) throws Exception {
		start(shell, Supervised.by(RestartPolicy.ON_FAILURE, 60_000, 1), "ready; kill -KILL $$");
		this.stage.awaitPhase("restarting");
		assertThat(this.stage.get(Key.PID)).isEmpty();
		assertThat(this.stage.get(Key.READY)).isEmpty();
		assertThat(this.stage.get(Key.LAST_EXIT)).endsWith("exit code 137, perhaps by signal KILL");
		assertThat(this.stage.options.pidFile()).doesNotExist();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.stage.state())))
			.isEqualTo("rw-------");
		// Nobody but itself: what it waits by must not keep the lock when it is killed
		await().untilAsserted(() -> assertThat(this.stage.remains()).filteredOn((text) -> text.startsWith("holds"))
			.containsExactly("holds the lock: " + this.stage.process().pid()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void logIsOpenedAnewByItsName(String shell) throws Exception {
		start(shell, Supervised.onFailure(),
				"echo start $n; ready; [ $n -gt 1 ] && exit 0; mv app.out app.out.1; exit 1");
		this.stage.awaitEnd();
		assertThat(Files.readString(this.directory.resolve("app.out.1"))).contains("start 1").doesNotContain("restart");
		assertThat(this.stage.log()).contains("restart 1 follows", "start 2", "exit code 0");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.stage.options.logFile())))
			.isEqualTo("rw-r-----");
	}

	/** It could not be compressed, nor its space be freed. */
	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void logIsNotHeldWhileTheDaemonRuns(String shell) throws Exception {
		start(shell, Supervised.onFailure(), READY_THEN_WAITS);
		await().until(() -> !this.stage.get(Key.READY).isEmpty());
		assertThat(OpenFiles.holders(this.stage.options.logFile()))
			.containsExactly(this.stage.process().children().findFirst().orElseThrow().pid());
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void logIsNotOpenedThroughALink(String shell) throws Exception {
		Path victim = this.directory.resolve("victim");
		start(shell, Supervised.onFailure(),
				"ready; [ $n -gt 1 ] && exit 0; mv app.out app.out.1; ln -s victim app.out; exit 1");
		this.stage.awaitEnd();
		assertThat(victim).doesNotExist();
		assertThat(this.stage.starts()).isEqualTo(2);
		assertThat(this.stage.get(Key.RESTARTS)).isEqualTo("1");
	}

	/** A cleaner of /tmp or /run is enough. */
	@ParameterizedTest
	@CsvSource({ "dash, rm app.pid.state", "bash, rm app.pid.state", "busybox sh, rm app.pid.state",
			"dash, : >app.pid.state", "dash, head -c 300 /dev/urandom >app.pid.state",
			"dash, rm app.pid.state; mkfifo app.pid.state" })
	void lostStateIsMadeAnew(String shell, String loss) throws Exception {
		start(shell, Supervised.onFailure(),
				"rm -rf handoff; [ $n -gt 2 ] && { ready; exit 0; }; " + loss + "; kill -KILL $$");
		this.stage.awaitEnd();
		assertThat(this.stage.starts()).isEqualTo(3);
		assertThat(this.stage.log()).contains("exit code 137, perhaps by signal KILL; restart 1 follows", "restart 2");
		assertThat(this.stage.get(Key.RESTART_POLICY)).isEqualTo("ON_FAILURE");
		assertThat(this.stage.get(Key.SUPERVISOR)).isEqualTo(this.stage.process().pid() + "");
		assertThat(this.stage.get(Key.RESTARTS)).isEqualTo("2");
	}

	/** As root it would be root who executes it. */
	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void whatStandsInTheStateIsNeverExecuted(String shell) throws Exception {
		start(shell, Supervised.onFailure(), """
				[ $n -gt 1 ] && { ready; exit 0; }
				rm -rf handoff
				printf '%s\\n' 'ready=a[$(echo >pwned)]000' 'launched=1+1' 'pid=$(echo >pwned)' >>app.pid.state
				exit 1""");
		this.stage.awaitEnd();
		assertThat(this.directory.resolve("pwned")).doesNotExist();
		assertThat(this.stage.starts()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void fifoInPlaceOfTheLogKeepsNobodyWaiting(String shell) throws Exception {
		start(shell, Supervised.onFailure(), "ready; [ $n -gt 1 ] && exit 0; rm app.out; mkfifo app.out; exit 1");
		await().until(() -> !this.stage.process().isAlive());
		assertThat(this.stage.starts()).isEqualTo(2);
		Files.delete(this.stage.options.logFile());
	}

	@Test
	void processIsNotBlamedTwice() throws Exception {
		start("sh", Supervised.onFailure(),
				"ready; [ $n -gt 2 ] && exit 0; [ $n -gt 1 ] && rm -f app.pid && exit 4; exit 3");
		this.stage.awaitEnd();
		assertThat(this.stage.log()).containsPattern("process \\d+ ended with exit code 3")
			.doesNotContainPattern(
					"process (\\d+) ended with exit code 3[^p]*\n(.*\n)*.*process \\1 ended with exit code 4");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void codeThatIsNoSignalIsNotTakenForOne(String shell) throws Exception {
		start(shell, Supervised.onFailure(), "ready; [ $n -gt 1 ] && exit 0; exit 255");
		this.stage.awaitEnd();
		assertThat(this.stage.log()).contains("exit code 255; restart 1");
	}

	@Test
	void olderReportIsThatOfAnotherProcess() throws Exception {
		start("sh", Supervised.onFailure(),
				"ready; [ $n -gt 1 ] && exit 0; echo >hs_err_pid$$.log; touch -d '1 hour ago' hs_err_pid$$.log; exit 3");
		this.stage.awaitEnd();
		assertThat(this.stage.log()).contains("exit code 3; restart 1");
	}

	@Test
	void endByTheWatchdogIsTold() throws Exception {
		start("sh", Supervised.onFailure(),
				"ready; [ $n -gt 1 ] && exit 0; printf '%s\\n' phase=hung 'last-exit=1 process 2 hung: a deadlock' >>app.pid.state; exit 70");
		this.stage.awaitEnd();
		assertThat(this.stage.log())
			.contains("exit code 70, by its watchdog, as it hung: a deadlock; restart 1 follows");
	}

	@ParameterizedTest
	@CsvSource({ "dash, ''", "bash, ''", "busybox sh, ''", "dash, -XX:ErrorFile=%s/crash-%%p.txt" })
	void crashReportOfTheJvmIsNamed(String shell, String option) throws Exception {
		String report = option.isEmpty() ? "hs_err_pid$$.log" : "crash-$$.txt";
		Set<String> options = option.isEmpty() ? Set.of() : Set.of(option.formatted(this.directory));
		start(shell,
				(DaemonOptions.Builder builder) -> Supervised.onFailure()
					.apply(builder)
					.jvmOptions(options.stream().toList()),
				"ready; [ $n -gt 1 ] && exit 0; echo >" + report + "; kill -ABRT $$");
		this.stage.awaitEnd();
		assertThat(this.stage.log())
			.containsPattern("exit code 134, perhaps by signal ABRT; the JVM has described it in " + this.directory
					+ "/" + report.replace("$$", "\\d+") + "; restart 1");
	}

	private void start(String shell, UnaryOperator<DaemonOptions.Builder> change, String script) {
		this.stage = new StageProcess(this.directory, (builder) -> change.apply(builder.version("1.2")), script)
			.start(shell);
	}

}
