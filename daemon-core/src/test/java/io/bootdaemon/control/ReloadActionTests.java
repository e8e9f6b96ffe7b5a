package io.bootdaemon.control;

import java.nio.file.Files;
import java.nio.file.Path;

import io.bootdaemon.control.Programs.Outcome;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

@Execution(ExecutionMode.CONCURRENT)
class ReloadActionTests {

	private final FakeDaemon daemon;

	ReloadActionTests(@TempDir Path directory) throws Exception {
		this.daemon = new FakeDaemon(directory);
	}

	@AfterEach
	void endProcesses() {
		this.daemon.close();
	}

	@EachEntrance
	void reloadReturnsWhenItIsDoneAndTellsWhatItDid(String shell) throws Exception {
		Process process = startReloading("ok log reopened");
		assertThat(control(shell, "reload")).isEqualTo(new Outcome(0, "app has reloaded: log reopened\n", ""));
		assertThat(process.isAlive()).isTrue();
	}

	@EachEntrance
	void reloadWhenItFailsTellsWhy(String shell) throws Exception {
		startReloading("failed no such bean");
		assertThat(control(shell, "reload"))
			.isEqualTo(new Outcome(1, "", "app: the reload has failed: no such bean\n"));
	}

	@EachEntrance
	void reloadWhenItEndsInsteadFails(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWithTraps("trap 'exit 1' HUP"));
		this.daemon.write(supported(process));
		assertThat(control(shell, "reload")).isEqualTo(new Outcome(1, "", "app: process " + process.pid()
				+ " has ended instead of reloading; see the log, " + this.daemon.options.logFile() + "\n"));
		assertThat(control(shell, "reload").code()).isEqualTo(7);
	}

	@EachEntrance
	void reloadWhenStopped(String shell) throws Exception {
		assertThat(control(shell, "reload")).isEqualTo(notRunning());
	}

	@EachShell
	void forceReloadWhenStopped(String shell) throws Exception {
		assertThat(control(shell, "force-reload")).isEqualTo(notRunning());
	}

	@EachEntrance
	void reloadWhenTheResultIsGarbledFailsWithIt(String shell) throws Exception {
		startReloading("perhaps");
		assertThat(control(shell, "reload")).isEqualTo(new Outcome(1, "", "app: the reload has failed: 5 perhaps\n"));
	}

	@EachEntrance
	void reloadWhenItCannotBeKnownIsUnknown(String shell) throws Exception {
		Files.createDirectory(this.daemon.stateFile());
		assertThat(control(shell, "reload").code()).isEqualTo(4);
	}

	@EachEntrance
	void reloadWhenUnsupportedSendsNoSignal(String shell) throws Exception {
		Process process = this.daemon.ready(this.daemon.startWaiting());
		assertThat(control(shell, "reload")).isEqualTo(new Outcome(1, "", "app: process " + process.pid()
				+ " can't reload: it doesn't handle SIGHUP, perhaps because of -Xrs. No signal was sent.\n"));
		assertThat(process.isAlive()).isTrue();
	}

	@EachEntrance
	void reloadWhenStartingSendsNoSignal(String shell) throws Exception {
		Process process = startReloading("ok");
		this.daemon.write(supported(process).with(Key.PHASE, "starting: beans"));
		assertThat(control(shell, "reload").code()).isEqualTo(1);
		assertThat(control(shell, "reload").err())
			.contains("can't reload in phase 'starting: beans'. No signal was sent.");
	}

	@EachEntrance
	void reloadWhenNothingHandlesItSendsNoSignal(String shell) throws Exception {
		Process process = this.daemon.startWaiting();
		this.daemon.write(supported(process));
		assertThat(control(shell, "reload").code()).isEqualTo(1);
		assertThat(process.isAlive()).isTrue();
	}

	@EachEntrance
	void reloadWhenItIsSuspendedMeanwhileSaysSo(String shell) throws Exception {
		Process process = startDoing("kill -STOP $$");
		assertThat(control(shell, "reload").err()).contains("process " + process.pid() + " has not told how it has "
				+ "reloaded: it is suspended by a signal: 'kill -CONT " + process.pid()
				+ "' lets it go on; see the log");
	}

	@EachEntrance
	void reloadWhenTheAnswerCannotBeReadSaysSo(String shell) throws Exception {
		String file = "'" + this.daemon.stateFile().toString().replace("'", "'\\''") + "'";
		startDoing("rm -f " + file + "; mkdir " + file);
		assertThat(control(shell, "reload").err()).contains(
				"has not told how it has reloaded: '" + this.daemon.stateFile() + "' is no regular file; see the log");
	}

	@EachEntrance
	void reloadDoesNotSignalRecycledPid(String shell) throws Exception {
		Process process = startReloading("ok");
		this.daemon.write(supported(process).with(Key.START_TICKS, 1));
		assertThat(control(shell, "reload").code()).isEqualTo(7);
		assertThat(DaemonState.read(this.daemon.stateFile()).get(Key.RELOADS)).contains("3");
	}

	@EachShell
	void forceReloadWhenSupportedReloads(String shell) throws Exception {
		Process process = startReloading("ok log reopened");
		assertThat(control(shell, "force-reload")).isEqualTo(new Outcome(0, "app has reloaded: log reopened\n", ""));
		assertThat(process.isAlive()).isTrue();
	}

	@EachShell
	void forceReloadWhenUnsupportedRestarts(String shell) throws Exception {
		this.daemon.writeJava("echo started \"$@\"");
		Process process = this.daemon.ready(this.daemon.startWaiting());
		assertThat(control(shell, "force-reload").out())
			.startsWith("app is stopped: process " + process.pid() + "\nstarted -Xmx64m Main -d --daemon.");
	}

	private Outcome notRunning() {
		return new Outcome(7, "app is not running (PID file " + this.daemon.options.pidFile() + ")\n", "");
	}

	private Outcome control(String shell, String action) throws Exception {
		return this.daemon.under(shell).control(action);
	}

	private Process startDoing(String atHangup) throws Exception {
		Process process = this.daemon
			.ready(this.daemon.startWithTraps("hang_up() { " + atHangup + "; }\ntrap hang_up HUP"));
		this.daemon.write(supported(process));
		return process;
	}

	private DaemonState supported(Process process) throws Exception {
		return this.daemon.state(process.pid())
			.with(Key.RELOAD_SUPPORTED, true)
			.with(Key.RELOADS, 3)
			.with(Key.LAST_RELOAD, "1 ok");
	}

	/** On HUP it changes the state file as the daemon would, by rename. */
	private Process startReloading(String result) throws Exception {
		String file = "'" + this.daemon.stateFile().toString().replace("'", "'\\''") + "'";
		Process process = this.daemon.ready(this.daemon.startWithTraps(
				"reloaded() { sed -e s/^reloads=3/reloads=4/ -e " + "'s/^last-reload=.*/last-reload=5 " + result + "/' "
						+ file + " >" + file + ".new && mv " + file + ".new " + file + "; }\ntrap reloaded HUP"));
		this.daemon.write(supported(process));
		return process;
	}

}
