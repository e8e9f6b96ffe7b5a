package io.bootdaemon.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.bootdaemon.control.Programs.Outcome;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.Locks;
import io.bootdaemon.process.ProcessStat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class StatusActionTests {

	private final Path directory;

	private final FakeDaemon daemon;

	StatusActionTests(@TempDir Path directory) throws Exception {
		this.directory = directory;
		this.daemon = new FakeDaemon(directory);
	}

	@AfterEach
	void endProcesses() {
		this.daemon.close();
	}

	@EachEntrance
	void statusWhenReadyTellsAllThatIsKnown(String entrance) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		Process supervisor = this.daemon.startWaiting();
		this.daemon.write(this.daemon.state(process.pid())
			.with(Key.PROFILES, "prod,eu")
			.with(Key.VERSION, "1.2")
			.with(Key.SUPERVISOR, supervisor.pid())
			.with(Key.SUPERVISOR_TICKS, ProcessStat.of(supervisor.pid()).orElseThrow().startTicks())
			.with(Key.RESTARTS, 2)
			.with(Key.LAST_EXIT, "exit code 137"));
		Files.writeString(this.daemon.options.logFile(), "x".repeat(1536));
		Outcome status = status(entrance);
		assertThat(
				status.out().replaceFirst("since .*", "since").replaceFirst("[0-9.]+ [kM]B resident", "1 MB resident"))
			.isEqualTo("""
					app is ready: process %s
					  since
					  address   http://localhost:8080/
					  profiles  prod, eu
					  version   1.2
					  memory    1 MB resident, 1 threads
					  PID file  %s
					  log       %s, 1.5 kB
					  restarts  2, by supervisor process %s
					  last exit exit code 137
					""".formatted(process.pid(), this.daemon.options.pidFile(), this.daemon.options.logFile(),
					supervisor.pid()));
		assertThat(status.err()).isEmpty();
		assertThat(status.code()).isZero();
	}

	@EachEntrance
	void statusTellsSinceWhen(String entrance) throws Exception {
		this.daemon.ready(this.daemon.startWaiting());
		assertThat(status(entrance).out())
			.containsPattern("(?m)^  since     [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}, for [0-9]+ s$");
	}

	@EachEntrance
	void statusWhenStarting(String entrance) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.write(this.daemon.state(pid).with(Key.PHASE, "starting: beans 11"));
		assertThat(status(entrance).out()).startsWith("app is starting (beans 11): process " + pid + "\n");
		assertThat(status(entrance).code()).isZero();
	}

	@EachEntrance
	void statusWhenStopping(String entrance) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.write(this.daemon.state(pid).with(Key.PHASE, "stopping"));
		assertThat(status(entrance).out()).startsWith("app is stopping: process " + pid + "\n");
		assertThat(status(entrance).code()).isZero();
	}

	@EachEntrance
	void statusWhenItHangsSaysWhoEndsIt(String entrance) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.write(this.daemon.state(pid).with(Key.PHASE, "hung"));
		assertThat(status(entrance).out()).startsWith("app hangs: process " + pid + ", its watchdog is ending it\n");
		assertThat(status(entrance).code()).isZero();
	}

	@EachEntrance
	void statusWhenSuspendedSaysSo(String entrance) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		Programs.run(List.of("kill", "-STOP", Long.toString(process.pid())), this.daemon.directory, Map.of());
		Awaitility.await().until(() -> ProcessStat.of(process.pid()).orElseThrow().state() == 'T');
		assertThat(status(entrance).out())
			.contains(", suspended by a signal ('kill -CONT " + process.pid() + "' lets it go on)\n");
	}

	@EachEntrance
	void statusWhenStopped(String entrance) throws Exception {
		assertThat(status(entrance)).isEqualTo(new Outcome(3, "app is not running\n  PID file  "
				+ this.daemon.options.pidFile() + "\n  log       " + this.daemon.options.logFile() + "\n", ""));
	}

	@EachEntrance
	void statusWhenKilled(String entrance) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		process.destroyForcibly().waitFor();
		assertDead(status(entrance));
		Files.delete(this.daemon.options.pidFile());
		assertThat(status(entrance).code()).isEqualTo(3);
	}

	@EachEntrance
	void statusWhenPidIsRecycled(String entrance) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.writePid(pid);
		this.daemon.write(this.daemon.state(pid).with(Key.START_TICKS, 1));
		assertDead(status(entrance));
		this.daemon.write(this.daemon.state(pid).with(Key.BOOT_ID, "another"));
		assertDead(status(entrance));
	}

	@EachEntrance
	void statusWhenZombieIsDead(String entrance) throws Exception {
		this.daemon.start("sh", "-c", "sleep 0 & echo $!; exec sleep 60");
		Awaitility.await().until(() -> Files.readString(this.daemon.options.logFile()).endsWith("\n"));
		long pid = Long.parseLong(Files.readString(this.daemon.options.logFile()).strip());
		Awaitility.await().until(() -> ProcessStat.of(pid).orElseThrow().state() == 'Z');
		this.daemon.writePid(pid);
		this.daemon.write(this.daemon.state(pid));
		assertDead(status(entrance));
	}

	@EachEntrance
	void statusWhenNameHoldsParenthesesAndSpaces(String entrance) throws Exception {
		Path program = this.daemon.directory.resolve("a) Z (b");
		Files.copy(Path.of("/bin/sleep").toRealPath(), program);
		Process process = this.daemon.ready(this.daemon.startHolding(program.toString(), "60"));
		Awaitility.await().until(() -> Files.readString(Path.of("/proc/" + process.pid() + "/comm")).startsWith("a)"));
		assertThat(status(entrance).code()).isZero();
	}

	@EachEntrance
	void statusWhenLaunchingBelievesTheMark(String entrance) throws Exception {
		long pid = this.daemon.startMarked().pid();
		this.daemon.writePid(pid);
		this.daemon.write(DaemonState.empty().with(Key.PHASE, "launching"));
		assertThat(status(entrance).out()).startsWith("app is starting: process " + pid + "\n");
	}

	@EachEntrance
	void statusWhenLaunchingHasNoProcess(String entrance) throws Exception {
		Path lock = this.daemon.options.pidFile().resolveSibling("app.pid.lock");
		this.daemon.startWithTraps("exec 7>>'" + lock.toString().replace("'", "'\\''") + "'");
		this.daemon.write(DaemonState.empty().with(Key.PHASE, "launching"));
		Outcome status = status(entrance);
		assertThat(status.code()).isZero();
		assertThat(status.out()).startsWith("app is starting\n  PID file");
	}

	@EachEntrance
	void statusWhenThePidFileHasAnotherNameBelievesTheLock(String entrance) throws Exception {
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), this.daemon.directory);
		Locks.mark(this.daemon.options.pidFile());
		DaemonMark mark = Locks.mark(link.resolve("app.pid"));
		List<String> command = new ArrayList<>(List.of("sh", "-c", "read -r line"));
		command.addAll(mark.options());
		long pid = this.daemon.startHolding(command.toArray(String[]::new)).pid();
		assertThat(status(entrance).out()).startsWith("app is running, phase unknown: process " + pid);
	}

	@EachEntrance
	void statusIsNamedAsTheDaemonNamesItself(String entrance) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.write(this.daemon.state(pid).with(Key.NAME, "orders"));
		assertThat(status(entrance).out()).startsWith("orders is ready");
	}

	@EachEntrance
	void statusOfADeadOneTellsItsLastExit(String entrance) throws Exception {
		this.daemon.writePid(999_999_999);
		this.daemon.write(DaemonState.empty().with(Key.NAME, "orders").with(Key.LAST_EXIT, "exit code 1"));
		assertThat(status(entrance).out()).startsWith("app is not running, but its PID file is there\n")
			.endsWith("\n  last exit exit code 1\n");
	}

	@EachEntrance
	void statusWhenTheCallersVariablesAreNamedAsThoseOfTheParts(String entrance) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		Map<String, String> variables = new HashMap<>();
		for (String name : List.of("name", "pid_file", "log_file", "state_file", "stop_timeout", "insistent",
				"uncertain", "pid", "ticks", "phase", "letter", "started", "details", "condition", "live", "shown",
				"waiting", "size", "line", "restarts", "supervisor", "ready", "url", "version", "profiles", "last_exit",
				"IFS", "reason")) {
			variables.put(name, "the caller's");
		}
		Outcome status = this.daemon.under(entrance).control(variables, "status");
		assertThat(status.out()).startsWith("app is ready: process " + process.pid() + "\n")
			.contains("\n  PID file  " + this.daemon.options.pidFile() + "\n")
			.doesNotContain("the caller's");
		assertThat(status.err()).isEmpty();
		assertThat(this.daemon.control(variables, "stop"))
			.isEqualTo(new Outcome(0, "app is stopped: process " + process.pid() + "\n", ""));
	}

	@EachEntrance
	void statusOfALaunchThatWasKilledIsNotRunning(String entrance) throws Exception {
		this.daemon.write(DaemonState.empty().with(Key.PHASE, "launching"));
		assertThat(status(entrance).code()).isEqualTo(3);
	}

	@EachEntrance
	void statusShowsNothingThatATerminalObeys(String entrance) throws Exception {
		long pid = this.daemon.startWaiting().pid();
		this.daemon.write(this.daemon.state(pid)
			.with(Key.URL, "http://x\u001b]0;owned\u0007")
			.with(Key.VERSION, "\u00e4\u009b2J\u202e"));
		assertThat(status(entrance).out()).contains("version   \u00c3\u00a4?2J?\n", "address   http://x?]0;owned?\n");
	}

	@EachEntrance
	void statusWhenStateIsMissingBelievesTheMark(String entrance) throws Exception {
		long pid = this.daemon.startMarked().pid();
		this.daemon.writePid(pid);
		assertThat(status(entrance).out()).startsWith("app is running, phase unknown: process " + pid);
		assertThat(status(entrance).code()).isZero();
	}

	@EachEntrance
	void statusWhenStateIsGarbledBelievesTheMark(String entrance) throws Exception {
		long pid = this.daemon.startMarked().pid();
		this.daemon.writePid(pid);
		for (byte[] garbage : List.of(new byte[0], new byte[] { 0, (byte) 0x81, (byte) 0xff, '\n', 1 },
				"pid=$(reboot)\nstart-ticks=*\n".getBytes(), "pid=1x\nstart-ticks\nready=08".getBytes(),
				("pid=" + pid + "\nstart-ticks=1\nphase=ready\n").getBytes())) {
			Files.write(this.daemon.stateFile(), garbage);
			assertThat(status(entrance).out()).startsWith("app is running, phase unknown: process " + pid);
		}
	}

	@EachEntrance
	void statusWithoutTheMarkBelievesNoPidFile(String entrance) throws Exception {
		this.daemon.writePid(this.daemon.startWaiting().pid());
		assertDead(status(entrance));
	}

	@EachEntrance
	void statusWithTheMarkOfAnotherBelievesNoPidFile(String entrance) throws Exception {
		long pid = this.daemon
			.start("sh", "-c", "read -r line", "-Dbootdaemon.pid-file=" + this.daemon.options.pidFile() + "2")
			.pid();
		this.daemon.writePid(pid);
		assertDead(status(entrance));
	}

	@EachEntrance
	void statusWhenPidFileIsGarbled(String entrance) throws Exception {
		for (String garbage : List.of("", "\n", "0\n", "-1\n", "x\n", "1 2\n", "../self\n", "*\n", "9".repeat(40))) {
			Files.writeString(this.daemon.options.pidFile(), garbage);
			assertDead(status(entrance));
		}
	}

	@EachEntrance
	void statusWhenStateIsADirectoryIsUnknown(String entrance) throws Exception {
		Files.createDirectory(this.daemon.stateFile());
		assertThat(status(entrance)).isEqualTo(new Outcome(4, "",
				"app: whether it runs can't be known: '" + this.daemon.stateFile() + "' is no regular file\n"));
	}

	@EachEntrance
	void statusWhenStateIsASymbolicLinkIsUnknown(String entrance) throws Exception {
		Files.createSymbolicLink(this.daemon.stateFile(), this.daemon.script);
		assertThat(status(entrance).code()).isEqualTo(4);
		assertThat(status(entrance).err()).endsWith("is a symbolic link\n");
	}

	@EachEntrance
	void statusOfSomebodyElsesDaemonIsUnknown(String entrance) throws Exception {
		Programs.assumeInstalled("setpriv");
		Programs.assumeInstalled(entrance.replace("verb ", "").split(" ")[0]);
		assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).as("only root is more than one user")
			.isEqualTo(0);
		this.daemon.ready(this.daemon.startWaiting());
		this.daemon.permit("rwxr-xr-x");
		assertThat(statusForNobody(entrance).code()).isEqualTo(4);
		assertThat(statusForNobody(entrance).err())
			.endsWith("/app.pid.state' can't be read: permission denied; it belongs to root\n");
		this.daemon.permit("rwx------");
		assertThat(statusForNobody(entrance).err()).endsWith("can't be entered: permission denied\n");
	}

	private Outcome status(String entrance) throws Exception {
		return this.daemon.under(entrance).control("status");
	}

	private Outcome statusForNobody(String entrance) throws Exception {
		return this.daemon
			.under(entrance.replaceFirst("^(verb )?", "$1setpriv --reuid=65534 --regid=65534 --clear-groups "))
			.control("status");
	}

	private void assertDead(Outcome outcome) {
		assertThat(outcome.code()).isOne();
		assertThat(outcome.out()).startsWith("app is not running, but its PID file is there\n  PID file  "
				+ this.daemon.options.pidFile() + "\n  log");
		assertThat(outcome.err()).isEmpty();
	}

}
