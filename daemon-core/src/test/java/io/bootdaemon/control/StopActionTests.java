package io.bootdaemon.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.bootdaemon.control.Programs.Outcome;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

@Execution(ExecutionMode.CONCURRENT)
class StopActionTests {

	private static final int TERMINATED = 143;

	private static final int KILLED = 137;

	private final Path directory;

	private final FakeDaemon daemon;

	StopActionTests(@TempDir Path directory) throws Exception {
		this.directory = directory;
		this.daemon = new FakeDaemon(directory);
	}

	@AfterEach
	void endProcesses() {
		this.daemon.close();
	}

	@EachEntrance
	void stopEndsItByTerm(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		assertThat(control(shell, "stop"))
			.isEqualTo(new Outcome(0, "app is stopped: process " + process.pid() + "\n", ""));
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(TERMINATED);
	}

	@EachEntrance
	void stopWhenStarting(String shell) throws Exception {
		Process process = this.daemon.startMarked();
		this.daemon.writePid(process.pid());
		this.daemon.write(DaemonState.empty().with(Key.PHASE, "launching"));
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(TERMINATED);
	}

	@EachEntrance
	void stopEndsTheSupervisorFirst(String shell) throws Exception {
		Process supervisor = this.daemon.startWaiting();
		Process process = this.daemon.ready(this.daemon.startWaiting());
		this.daemon.write(supervised(this.daemon.state(process.pid()), supervisor));
		assertThat(control(shell, "stop"))
			.isEqualTo(new Outcome(0, "app is stopped: process " + process.pid() + "\n", ""));
		assertThat(FakeDaemon.codeOf(supervisor)).isEqualTo(TERMINATED);
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(TERMINATED);
	}

	@EachEntrance
	void stopBetweenTwoStartsEndsTheSupervisor(String shell) throws Exception {
		Process supervisor = this.daemon.startWaiting();
		this.daemon
			.write(supervised(DaemonState.empty(), supervisor).with(Key.PHASE, "restarting").with(Key.RESTARTS, 1));
		assertThat(control(shell, "status").out())
			.startsWith("app is restarting: it has ended, and its supervisor, process " + supervisor.pid()
					+ ", is about to start it again\n");
		assertThat(control(shell, "stop")).isEqualTo(new Outcome(0,
				"app is stopped: it had ended, and process " + supervisor.pid() + ", its supervisor, is gone\n", ""));
		assertThat(FakeDaemon.codeOf(supervisor)).isEqualTo(TERMINATED);
		assertThat(control(shell, "status").code()).isEqualTo(3);
	}

	@EachEntrance
	void stopBeforeItWasReadyLeavesTheStageToItself(String shell) throws Exception {
		Process process = this.daemon.startWaiting();
		Process stage = this.daemon.startHolding("sh", "-c", "while kill -0 $0 2>/dev/null; do sleep 0.02; done",
				Long.toString(process.pid()));
		this.daemon.writePid(process.pid());
		DaemonState state = this.daemon.state(process.pid());
		this.daemon.write(supervised(DaemonState.empty(), stage).with(Key.PID, process.pid())
			.with(Key.START_TICKS, state.get(Key.START_TICKS).orElseThrow())
			.with(Key.PHASE, "starting: beans 3"));
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(FakeDaemon.codeOf(stage)).as("ended by itself").isZero();
	}

	private static DaemonState supervised(DaemonState state, Process supervisor) throws Exception {
		return state.with(Key.SUPERVISOR, supervisor.pid())
			.with(Key.SUPERVISOR_TICKS, ProcessStat.of(supervisor.pid()).orElseThrow().startTicks())
			.with(Key.BOOT_ID, ProcessIdentity.currentBootId());
	}

	/** The first thread of a JVM is a zombie while the others are still ending. */
	@EachEntrance
	void stopReturnsWhenTheLastThreadIsGone(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startJvm(SleepsInManyThreads.class));
		List<String> command = new ArrayList<>(
				List.of("sh", "-c", "\"$@\" >&2; ls /proc/" + process.pid() + "/task 2>/dev/null | wc -l", "sh"));
		command.addAll(this.daemon.under(shell).command("stop"));
		Outcome outcome = Programs.run(command, this.directory, Map.of());
		assertThat(outcome.out().strip()).isIn("0", "1");
		assertThat(outcome.err()).isEqualTo("app is stopped: process " + process.pid() + "\n");
	}

	@EachEntrance
	void stopWhenStopped(String shell) throws Exception {
		assertThat(control(shell, "stop")).isEqualTo(new Outcome(0, notRunning(), ""));
	}

	@EachShell
	void forceStopWhenStopped(String shell) throws Exception {
		assertThat(control(shell, "force-stop")).isEqualTo(new Outcome(0, notRunning(), ""));
	}

	@EachEntrance
	void stopWhenItHasDiedLeavesItsPidFileToTheNextStart(String shell) throws Exception {
		this.daemon.writePid(999_999_999);
		assertThat(control(shell, "stop")).isEqualTo(new Outcome(0,
				"app is not running, but its PID file is there: " + this.daemon.options.pidFile() + "\n", ""));
		assertThat(this.daemon.options.pidFile()).exists();
	}

	@EachEntrance
	void stopRemovesNothingThatIsNoPidFile(String shell) throws Exception {
		Files.writeString(this.daemon.options.pidFile(), "My thesis");
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(this.daemon.options.pidFile()).hasContent("My thesis");
	}

	@EachEntrance
	void stopKillsASupervisorThatDoesNotEnd(String shell) throws Exception {
		Process supervisor = this.daemon.startWithTraps("trap '' TERM");
		Process process = this.daemon.ready(this.daemon.startWaiting());
		this.daemon.write(supervised(this.daemon.state(process.pid()), supervisor));
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(FakeDaemon.codeOf(supervisor)).isEqualTo(KILLED);
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(TERMINATED);
	}

	/** It was not a supervisor yet when the stop began. */
	@EachShell
	void stopEndsWhatTheSupervisorHasStartedInTheLastMoment(String shell) throws Exception {
		Process stage = this.daemon.startWithTraps(holdLockAlone());
		Process again = this.daemon.startWaiting();
		Path next = this.directory.resolve("next");
		supervised(this.daemon.state(again.pid()), stage).write(next);
		Path trapped = Files.writeString(this.directory.resolve("trapped.sh"), "mv '" + next + "' \"$1\"");
		Process process = this.daemon.startWithTraps(
				"trap 'sh " + trapped + " " + quoted(this.daemon.stateFile()).replace("'", "'\\''") + "; exit' TERM");
		this.daemon.writePid(process.pid());
		this.daemon.write(supervised(this.daemon.state(process.pid()), stage).with(Key.READY, "")
			.with(Key.PHASE, "starting: runners"));
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(FakeDaemon.codeOf(stage)).isEqualTo(TERMINATED);
		assertThat(FakeDaemon.codeOf(again)).isEqualTo(TERMINATED);
	}

	@EachEntrance
	void stopLeavesAProcessThatHasTheNumberOfTheSupervisorByNow(String shell) throws Exception {
		Process other = this.daemon.start("cat");
		Process process = this.daemon.ready(this.daemon.startWaiting());
		this.daemon.write(supervised(this.daemon.state(process.pid()), other).with(Key.SUPERVISOR_TICKS, 1));
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(other.isAlive()).isTrue();
	}

	@EachEntrance
	void stopWaitsAsLongAsTheDaemonWasGiven(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWithTraps("trap 'sleep 1.3; exit 7' TERM"));
		this.daemon.write(this.daemon.state(process.pid()).with(Key.STOP_TIMEOUT, 60));
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(7);
	}

	@EachEntrance
	void stopWaitsAtLeastAsLongAsIsConfigured(String shell) throws Exception {
		Process process = hung("trap 'sleep 0.1; exit 7' TERM");
		this.daemon.write(this.daemon.state(process.pid()).with(Key.STOP_TIMEOUT, 0));
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(7);
	}

	@Test
	void stopWaitsAsLongAsWasTyped() throws Exception {
		Process process = this.daemon.ready(this.daemon.startWithTraps("trap '' TERM"));
		this.daemon.write(this.daemon.state(process.pid()).with(Key.STOP_TIMEOUT, 60));
		assertThat(this.daemon.insistent().under("verb sh").control("stop").err()).contains("has not ended 1 s");
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(KILLED);
	}

	@Test
	void stopWhenTheFilesMayBeAnothersIsUnknown() throws Exception {
		assertThat(this.daemon.uncertain().under("verb sh").control("stop")).isEqualTo(new Outcome(4, "",
				"app: whether it runs can't be known: the configuration that names its files can't be read\n"));
	}

	@EachEntrance
	void stopWhenNobodyReadsStopsAllTheSame(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		List<String> command = new ArrayList<>(
				List.of("bash", "-c", "{ sleep 0.3; \"$@\"; echo $? >&2; } | sleep 0", "sh"));
		command.addAll(this.daemon.under(shell).command("stop"));
		Outcome outcome = Programs.run(command, this.directory, Map.of());
		assertThat(outcome.err()).isEqualTo("0\n");
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(TERMINATED);
	}

	@EachShell
	void stopDoesNotSignalRecycledPid(String shell) throws Exception {
		Process process = this.daemon.start("cat");
		this.daemon.writePid(process.pid());
		this.daemon.write(this.daemon.state(process.pid()).with(Key.START_TICKS, 1));
		for (String action : new String[] { "stop", "force-stop" }) {
			assertThat(control(shell, action).code()).isZero();
			assertThat(control(shell, action).out()).startsWith("app is not running, but its PID file is there");
		}
		assertThat(process.isAlive()).isTrue();
	}

	@EachEntrance
	void stopWhenStateCannotBeReadSignalsNothing(String shell) throws Exception {
		Process process = this.daemon.startMarked();
		this.daemon.writePid(process.pid());
		Files.createDirectory(this.daemon.stateFile());
		assertThat(control(shell, "stop").code()).isEqualTo(4);
		assertThat(process.isAlive()).isTrue();
	}

	@EachEntrance
	void stopWhenHungKillsAfterTimeout(String shell) throws Exception {
		Process process = hung("trap '' TERM");
		Outcome outcome = control(shell, "stop");
		assertThat(outcome.code()).isZero();
		assertThat(outcome.err()).contains("has not ended 1 s after SIGTERM (daemon.stop-timeout)",
				"it can make no thread dump", "is being killed");
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(KILLED);
		assertThat(this.daemon.options.pidFile()).doesNotExist();
	}

	@EachEntrance
	void stopWhenHungAsksForAThreadDumpBefore(String shell) throws Exception {
		Process process = hung("trap '' TERM; trap 'echo dumped' QUIT");
		assertThat(control(shell, "stop").err())
			.contains("a thread dump is in the log, " + this.daemon.options.logFile());
		assertThat(Files.readString(this.daemon.options.logFile())).contains("dumped");
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(KILLED);
	}

	@EachEntrance
	void stopWhenSuspendedKillsAfterTimeoutAndClaimsNoThreadDump(String shell) throws Exception {
		Process process = hung("trap 'echo dumped' QUIT");
		Programs.run(List.of("kill", "-STOP", Long.toString(process.pid())), this.directory, Map.of());
		Awaitility.await().until(() -> ProcessStat.of(process.pid()).orElseThrow().state() == 'T');
		Outcome outcome = control(shell, "stop");
		assertThat(outcome.code()).isZero();
		assertThat(outcome.err()).contains("is suspended by a signal: 'kill -CONT " + process.pid() + "'",
				"can make no thread dump", "is being killed");
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(KILLED);
	}

	@EachEntrance
	void stopWhenItEndsAfterTheThreadDumpKillsNothing(String shell) throws Exception {
		Process process = hung("trap '' TERM; trap 'exit 7' QUIT");
		assertThat(control(shell, "stop").err()).doesNotContain("killed");
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(7);
	}

	@EachEntrance
	void stopWhenKilledLeavesThePidFileOfAnother(String shell) throws Exception {
		hung("trap '' TERM");
		this.daemon.writePid(1);
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(this.daemon.options.pidFile()).hasContent("1\n");
	}

	@EachEntrance
	void stopReturnsWhenTheLockIsFree(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		Process stage = this.daemon.startWithTraps(holdLockAlone());
		Process stopping = this.daemon.under(shell).startControl("stop");
		FakeDaemon.codeOf(process);
		assertThat(stopping.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
		stage.destroyForcibly();
		assertThat(FakeDaemon.codeOf(stopping)).isZero();
	}

	@EachEntrance
	void stopWhenTheLockStaysTellsWhoKeepsItAndFails(String shell) throws Exception {
		this.daemon.ready(this.daemon.startWaiting());
		Process child = this.daemon.startWithTraps(holdLockAlone());
		for (int i = 0; i < 2; i++) {
			Outcome outcome = control(shell, "stop");
			assertThat(outcome.code()).isOne();
			assertThat(outcome.err()).contains("process " + child.pid() + " still holds the lock", "app.pid.lock");
		}
		assertThat(child.isAlive()).isTrue();
	}

	/** Its state file may be anybody's where all can write. */
	@EachEntrance
	void stopOfOneFoundByItsMarkGoesByItsOwnPatience(String shell) throws Exception {
		Process process = this.daemon.startMarked();
		this.daemon.writePid(process.pid());
		Path other = Files.writeString(this.directory.resolve("other"), "x");
		this.daemon
			.write(DaemonState.empty().with(Key.PHASE, "ready").with(Key.STOP_TIMEOUT, 1).with(Key.LOG_FILE, other));
		assertThat(control(shell, "status").out()).contains("\n  log       " + this.daemon.options.logFile() + ", ");
		assertThat(control(shell, "stop").code()).isZero();
	}

	@EachShell
	void forceStopKillsAtOnce(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		assertThat(control(shell, "force-stop"))
			.isEqualTo(new Outcome(0, "app is stopped: process " + process.pid() + "\n",
					"app: process " + process.pid() + " is being killed\n"));
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(KILLED);
		assertThat(this.daemon.options.pidFile()).doesNotExist();
	}

	private String notRunning() {
		return "app is not running (PID file " + this.daemon.options.pidFile() + ")\n";
	}

	private Outcome control(String shell, String action) throws Exception {
		return this.daemon.under(shell).control(action);
	}

	private Process hung(String traps) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWithTraps(traps));
		this.daemon.write(this.daemon.state(process.pid()).with(Key.STOP_TIMEOUT, 1));
		return process;
	}

	/** Without a child, which might come first in /proc. */
	private static String holdLockAlone() {
		return "echo >\"$1\"\nexec sleep 60";
	}

	private static String quoted(Path file) {
		return "'" + file.toString().replace("'", "'\\''") + "'";
	}

}
