package io.bootdaemon.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.bootdaemon.control.Programs.Outcome;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessStat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class StatusActionTests {

	private final FakeDaemon daemon;

	StatusActionTests(@TempDir Path directory) throws Exception {
		this.daemon = new FakeDaemon(directory);
	}

	@AfterEach
	void endProcesses() {
		this.daemon.close();
	}

	@EachShell
	void statusWhenReady(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		Outcome status = status(shell);
		// The clock goes on meanwhile
		assertThat(status.out().replaceFirst("3 min 2[0-9] s", "3 min 20 s"))
			.isEqualTo("app is ready: process " + process.pid() + " for 3 min 20 s, http://localhost:8080/, log "
					+ this.daemon.options.logFile() + "\n");
		assertThat(status.err()).isEmpty();
		assertThat(status.code()).isZero();
	}

	@EachShell
	void statusWhenStarting(String shell) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.write(this.daemon.state(pid)
			.with(Key.PHASE, "starting: beans 11")
			.with(Key.LAUNCHED, System.currentTimeMillis() - 100_000_000));
		assertThat(status(shell).out()).startsWith("app is starting (beans 11): process " + pid + " for 1 d 3 h, ");
		assertThat(status(shell).code()).isZero();
	}

	@EachShell
	void statusWhenStopping(String shell) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.write(this.daemon.state(pid).with(Key.PHASE, "stopping"));
		assertThat(status(shell).out()).startsWith("app is stopping: process " + pid + ", ");
		assertThat(status(shell).code()).isZero();
	}

	@EachShell
	void statusWhenItHangsSaysWhoEndsIt(String shell) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.write(this.daemon.state(pid).with(Key.PHASE, "hung"));
		assertThat(status(shell).out()).startsWith("app hangs: process " + pid + ", its watchdog is ending it, http");
		assertThat(status(shell).code()).isZero();
	}

	@EachShell
	void statusWhenSuspendedSaysSo(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		Programs.run(List.of("kill", "-STOP", Long.toString(process.pid())), this.daemon.directory, Map.of());
		Awaitility.await().until(() -> ProcessStat.of(process.pid()).orElseThrow().state() == 'T');
		assertThat(status(shell).out()).contains(", suspended by a signal,");
	}

	@EachShell
	void statusWhenStopped(String shell) throws Exception {
		assertThat(status(shell)).isEqualTo(new Outcome(3, "app is not running\n", ""));
	}

	@EachShell
	void statusWhenKilled(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		process.destroyForcibly().waitFor();
		assertDead(status(shell));
		Files.delete(this.daemon.options.pidFile());
		assertThat(status(shell).code()).isEqualTo(3);
	}

	@EachShell
	void statusWhenPidIsRecycled(String shell) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.writePid(pid);
		this.daemon.write(this.daemon.state(pid).with(Key.START_TICKS, 1));
		assertDead(status(shell));
		this.daemon.write(this.daemon.state(pid).with(Key.BOOT_ID, "another"));
		assertDead(status(shell));
	}

	@EachShell
	void statusWhenZombieIsDead(String shell) throws Exception {
		this.daemon.start("sh", "-c", "sleep 0 & echo $!; exec sleep 60");
		Awaitility.await().until(() -> Files.readString(this.daemon.options.logFile()).endsWith("\n"));
		long pid = Long.parseLong(Files.readString(this.daemon.options.logFile()).strip());
		Awaitility.await().until(() -> ProcessStat.of(pid).orElseThrow().state() == 'Z');
		this.daemon.writePid(pid);
		this.daemon.write(this.daemon.state(pid));
		assertDead(status(shell));
	}

	@EachShell
	void statusWhenNameHoldsParenthesesAndSpaces(String shell) throws Exception {
		Path program = this.daemon.directory.resolve("a) Z (b");
		Files.copy(Path.of("/bin/sleep").toRealPath(), program);
		Process process = this.daemon.ready(this.daemon.start(program.toString(), "60"));
		Awaitility.await().until(() -> Files.readString(Path.of("/proc/" + process.pid() + "/comm")).startsWith("a)"));
		assertThat(status(shell).code()).isZero();
	}

	@EachShell
	void statusWhenLaunchingBelievesTheMark(String shell) throws Exception {
		long pid = this.daemon.startMarked().pid();
		this.daemon.writePid(pid);
		this.daemon.write(DaemonState.empty().with(Key.PHASE, "launching"));
		assertThat(status(shell).out()).startsWith("app is starting: process " + pid + ", ");
	}

	@EachShell
	void statusWhenLaunchingWaitsForItsProcess(String shell) throws Exception {
		Path lock = this.daemon.options.pidFile().resolveSibling("app.pid.lock");
		this.daemon.startWithTraps("exec 7>>'" + lock.toString().replace("'", "'\\''") + "'");
		this.daemon.write(DaemonState.empty().with(Key.PHASE, "launching"));
		Outcome outcome = status(shell);
		assertThat(outcome.code()).isEqualTo(4);
		assertThat(outcome.err()).endsWith("it is being started, and has no process yet\n");
	}

	@EachShell
	void statusOfALaunchThatWasKilledIsNotRunning(String shell) throws Exception {
		this.daemon.write(DaemonState.empty().with(Key.PHASE, "launching"));
		assertThat(status(shell).code()).isEqualTo(3);
	}

	@EachShell
	void statusShowsNothingThatATerminalObeys(String shell) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon
			.write(this.daemon.state(pid).with(Key.URL, "http://x\u001b]0;owned\u0007").with(Key.VERSION, "1.0"));
		assertThat(status(shell).out()).contains("version 1.0").doesNotContain("\u001b", "http");
	}

	@EachShell
	void statusWhenStateIsMissingBelievesTheMark(String shell) throws Exception {
		long pid = this.daemon.startMarked().pid();
		this.daemon.writePid(pid);
		assertThat(status(shell).out()).startsWith("app is running, in which phase is not known: process " + pid);
		assertThat(status(shell).code()).isZero();
	}

	@EachShell
	void statusWhenStateIsGarbledBelievesTheMark(String shell) throws Exception {
		long pid = this.daemon.startMarked().pid();
		this.daemon.writePid(pid);
		for (byte[] garbage : List.of(new byte[0], new byte[] { 0, (byte) 0x81, (byte) 0xff, '\n', 1 },
				"pid=$(reboot)\nstart-ticks=*\n".getBytes(), "pid=1x\nstart-ticks\nready=08".getBytes(),
				("pid=" + pid + "\nstart-ticks=1\nphase=ready\n").getBytes())) {
			Files.write(this.daemon.stateFile(), garbage);
			assertThat(status(shell).out()).startsWith("app is running, in which phase is not known: process " + pid);
		}
	}

	@EachShell
	void statusWithoutTheMarkBelievesNoPidFile(String shell) throws Exception {
		this.daemon.writePid(this.daemon.startWaiting().pid());
		assertDead(status(shell));
	}

	@EachShell
	void statusWithTheMarkOfAnotherBelievesNoPidFile(String shell) throws Exception {
		long pid = this.daemon
			.start("sh", "-c", "read -r line", "-Dbootdaemon.pid-file=" + this.daemon.options.pidFile() + "2")
			.pid();
		this.daemon.writePid(pid);
		assertDead(status(shell));
	}

	@EachShell
	void statusWhenPidFileIsGarbled(String shell) throws Exception {
		for (String garbage : List.of("", "\n", "0\n", "-1\n", "x\n", "1 2\n", "../self\n", "*\n", "9".repeat(40))) {
			Files.writeString(this.daemon.options.pidFile(), garbage);
			assertDead(status(shell));
		}
	}

	@EachShell
	void statusWhenStateIsADirectoryIsUnknown(String shell) throws Exception {
		Files.createDirectory(this.daemon.stateFile());
		assertThat(status(shell)).isEqualTo(new Outcome(4, "",
				"app: whether it runs can't be known: '" + this.daemon.stateFile() + "' is no regular file\n"));
	}

	@EachShell
	void statusWhenStateIsASymbolicLinkIsUnknown(String shell) throws Exception {
		Files.createSymbolicLink(this.daemon.stateFile(), this.daemon.script);
		assertThat(status(shell).code()).isEqualTo(4);
		assertThat(status(shell).err()).endsWith("is a symbolic link\n");
	}

	@EachShell
	void statusOfSomebodyElsesDaemonIsUnknown(String shell) throws Exception {
		Programs.assumeInstalled("setpriv");
		Programs.assumeInstalled(shell.split(" ")[0]);
		assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).as("only root is more than one user")
			.isEqualTo(0);
		this.daemon.ready(this.daemon.startWaiting());
		this.daemon.permit("rwxr-xr-x");
		assertThat(statusForNobody(shell).code()).isEqualTo(4);
		assertThat(statusForNobody(shell).err()).endsWith("/app.pid.state' can't be read: permission denied\n");
		this.daemon.permit("rwx------");
		assertThat(statusForNobody(shell).err()).endsWith("can't be entered: permission denied\n");
	}

	@EachShell
	void statusWhenAFieldIsInTheFutureLeavesItOut(String shell) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.write(this.daemon.state(pid).with(Key.READY, System.currentTimeMillis() + 100_000));
		assertThat(status(shell).out()).startsWith("app is ready: process " + pid + ", http");
	}

	private Outcome status(String shell) throws Exception {
		return this.daemon.under(shell).control("status");
	}

	private Outcome statusForNobody(String shell) throws Exception {
		return this.daemon.under("setpriv --reuid=65534 --regid=65534 --clear-groups " + shell).control("status");
	}

	private void assertDead(Outcome outcome) {
		assertThat(outcome).isEqualTo(new Outcome(1,
				"app is not running, but its PID file is there: " + this.daemon.options.pidFile() + "\n", ""));
	}

}
