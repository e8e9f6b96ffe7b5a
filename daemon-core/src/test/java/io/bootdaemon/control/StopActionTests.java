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
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

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

	@EachShell
	void stopEndsItByTerm(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		assertThat(control(shell, "stop"))
			.isEqualTo(new Outcome(0, "app is stopped: process " + process.pid() + "\n", ""));
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(TERMINATED);
	}

	@EachShell
	void stopWhenStarting(String shell) throws Exception {
		Process process = this.daemon.startMarked();
		this.daemon.writePid(process.pid());
		this.daemon.write(DaemonState.empty().with(Key.PHASE, "launching"));
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(TERMINATED);
	}

	@EachShell
	void stopEndsTheSupervisorFirst(String shell) throws Exception {
		Process supervisor = this.daemon.startWaiting();
		Process process = this.daemon.ready(this.daemon.startWaiting());
		this.daemon.write(supervised(this.daemon.state(process.pid()), supervisor));
		assertThat(control(shell, "stop"))
			.isEqualTo(new Outcome(0, "app is stopped: process " + process.pid() + "\n", ""));
		assertThat(FakeDaemon.codeOf(supervisor)).isEqualTo(TERMINATED);
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(TERMINATED);
	}

	@EachShell
	void stopBetweenTwoStartsEndsTheSupervisor(String shell) throws Exception {
		Process supervisor = this.daemon.startWaiting();
		this.daemon
			.write(supervised(DaemonState.empty(), supervisor).with(Key.PHASE, "restarting").with(Key.RESTARTS, 1));
		assertThat(control(shell, "status").out())
			.startsWith("app is restarting: it has ended, and its supervisor, process " + supervisor.pid()
					+ ", is about to start it again, log ");
		assertThat(control(shell, "start").out())
			.isEqualTo("app is already running: process " + supervisor.pid() + "\n");
		assertThat(control(shell, "stop")).isEqualTo(new Outcome(0,
				"app is stopped: it had ended, and process " + supervisor.pid() + ", its supervisor, is gone\n", ""));
		assertThat(FakeDaemon.codeOf(supervisor)).isEqualTo(TERMINATED);
		assertThat(control(shell, "status").code()).isEqualTo(3);
	}

	@EachShell
	void stopBeforeItWasReadyLeavesTheStageToItself(String shell) throws Exception {
		Process stage = this.daemon.startWaiting();
		Process process = this.daemon.startWaiting();
		this.daemon.writePid(process.pid());
		DaemonState state = this.daemon.state(process.pid());
		this.daemon.write(supervised(DaemonState.empty(), stage).with(Key.PID, process.pid())
			.with(Key.START_TICKS, state.get(Key.START_TICKS).orElseThrow())
			.with(Key.PHASE, "starting: beans 3"));
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(stage.isAlive()).isTrue();
	}

	private static DaemonState supervised(DaemonState state, Process supervisor) throws Exception {
		return state.with(Key.SUPERVISOR, supervisor.pid())
			.with(Key.SUPERVISOR_TICKS, ProcessStat.of(supervisor.pid()).orElseThrow().startTicks())
			.with(Key.BOOT_ID, ProcessIdentity.currentBootId());
	}

	/** The first thread of a JVM is a zombie while the others are still ending. */
	@EachShell
	void stopReturnsWhenTheLastThreadIsGone(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startJvm(SleepsInManyThreads.class));
		List<String> command = new ArrayList<>(
				List.of("sh", "-c", "\"$@\" >&2; ls /proc/" + process.pid() + "/task 2>/dev/null | wc -l", "sh"));
		command.addAll(this.daemon.under(shell).command("stop"));
		Outcome outcome = Programs.run(command, this.directory, Map.of());
		assertThat(outcome.out().strip()).isIn("0", "1");
		assertThat(outcome.err()).isEqualTo("app is stopped: process " + process.pid() + "\n");
	}

	@EachShell
	void stopWhenStopped(String shell) throws Exception {
		assertThat(control(shell, "stop")).isEqualTo(new Outcome(0, "app is not running\n", ""));
		assertThat(control(shell, "force-stop")).isEqualTo(new Outcome(0, "app is not running\n", ""));
	}

	@EachShell
	void stopDoesNotSignalRecycledPid(String shell) throws Exception {
		Process process = this.daemon.startWaiting();
		this.daemon.writePid(process.pid());
		this.daemon.write(this.daemon.state(process.pid()).with(Key.START_TICKS, 1));
		for (String action : new String[] { "stop", "force-stop" }) {
			assertThat(control(shell, action).code()).isZero();
			assertThat(control(shell, action).out()).startsWith("app is not running, but its PID file is there");
		}
		assertThat(process.isAlive()).isTrue();
	}

	@EachShell
	void stopWhenStateCannotBeReadSignalsNothing(String shell) throws Exception {
		Process process = this.daemon.startMarked();
		this.daemon.writePid(process.pid());
		Files.createDirectory(this.daemon.stateFile());
		assertThat(control(shell, "stop").code()).isEqualTo(4);
		assertThat(process.isAlive()).isTrue();
	}

	@EachShell
	void stopWhenHungKillsAfterTimeout(String shell) throws Exception {
		Process process = hung("trap '' TERM");
		Outcome outcome = control(shell, "stop");
		assertThat(outcome.code()).isZero();
		assertThat(outcome.err()).contains("has not ended within 1 s", "is being killed").doesNotContain("dump");
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(KILLED);
		assertThat(this.daemon.options.pidFile()).doesNotExist();
	}

	@EachShell
	void stopWhenHungAsksForAThreadDumpBefore(String shell) throws Exception {
		Process process = hung("trap '' TERM; trap 'echo dumped' QUIT");
		assertThat(control(shell, "stop").err())
			.contains("a thread dump is in the log, " + this.daemon.options.logFile());
		assertThat(Files.readString(this.daemon.options.logFile())).contains("dumped");
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(KILLED);
	}

	@EachShell
	void stopWhenSuspendedKillsAfterTimeoutAndClaimsNoThreadDump(String shell) throws Exception {
		Process process = hung("trap 'echo dumped' QUIT");
		Programs.run(List.of("kill", "-STOP", Long.toString(process.pid())), this.directory, Map.of());
		Awaitility.await().until(() -> ProcessStat.of(process.pid()).orElseThrow().state() == 'T');
		Outcome outcome = control(shell, "stop");
		assertThat(outcome.code()).isZero();
		assertThat(outcome.err()).contains("is being killed").doesNotContain("dump");
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(KILLED);
	}

	@EachShell
	void stopWhenItEndsAfterTheThreadDumpKillsNothing(String shell) throws Exception {
		Process process = hung("trap '' TERM; trap 'exit 7' QUIT");
		assertThat(control(shell, "stop").err()).doesNotContain("killed");
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(7);
	}

	@EachShell
	void stopWhenKilledLeavesThePidFileOfAnother(String shell) throws Exception {
		hung("trap '' TERM");
		this.daemon.writePid(1);
		assertThat(control(shell, "stop").code()).isZero();
		assertThat(this.daemon.options.pidFile()).hasContent("1\n");
	}

	@EachShell
	void stopReturnsWhenTheLockIsFree(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		Process stage = this.daemon.startWithTraps(holdLockAlone());
		Process stopping = this.daemon.under(shell).startControl("stop");
		FakeDaemon.codeOf(process);
		assertThat(stopping.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
		stage.destroyForcibly();
		assertThat(FakeDaemon.codeOf(stopping)).isZero();
	}

	@EachShell
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
	@EachShell
	void stopOfOneFoundByItsMarkGoesByItsOwnPatience(String shell) throws Exception {
		Process process = this.daemon.startMarked();
		this.daemon.writePid(process.pid());
		Path other = Files.writeString(this.directory.resolve("other"), "x");
		this.daemon
			.write(DaemonState.empty().with(Key.PHASE, "ready").with(Key.STOP_TIMEOUT, 1).with(Key.LOG_FILE, other));
		assertThat(control(shell, "status").out()).endsWith(", log " + this.daemon.options.logFile() + "\n");
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

	private Outcome control(String shell, String action) throws Exception {
		return this.daemon.under(shell).control(action);
	}

	private Process hung(String traps) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWithTraps(traps));
		this.daemon.write(this.daemon.state(process.pid()).with(Key.STOP_TIMEOUT, 1));
		return process;
	}

	/** Without a child, which might come first in /proc. */
	private String holdLockAlone() {
		Path lock = this.daemon.options.pidFile().resolveSibling("app.pid.lock");
		return "exec 9>>'" + lock.toString().replace("'", "'\\''") + "'\necho >\"$1\"\nexec sleep 60";
	}

}
