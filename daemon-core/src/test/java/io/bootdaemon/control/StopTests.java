package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.Children.Child;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.OpenFiles;
import io.bootdaemon.process.ProcessIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
class StopTests {

	private static final int SIGKILL = 9;

	private static final int SIGTERM = 15;

	@TempDir
	Path directory;

	@RegisterExtension
	final Children children = new Children();

	private Place place;

	@BeforeEach
	void makePlace() {
		this.place = new Place(this.directory);
	}

	@Test
	void runEndsTheDaemonAndRemovesItsPidFile() throws InterruptedException {
		Child daemon = daemon(Children.WAITS);
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(daemon.process().waitFor()).isEqualTo(128 + SIGTERM);
		assertThat(this.place.out()).isEqualTo("app: stopped: process " + daemon.pid() + " is gone\n");
		assertThat(this.place.err()).isEmpty();
		assertThat(this.place.files().pidFile()).doesNotExist();
		assertThat(this.place.files().stateFile()).exists();
	}

	@Test
	void runWhenTheDaemonDoesNotEndKillsIt() throws InterruptedException {
		Child daemon = daemon("trap '' TERM; " + Children.WAITS);
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(daemon.process().waitFor()).isEqualTo(128 + SIGKILL);
		assertThat(this.place.out()).isEqualTo("app: killed: process " + daemon.pid()
				+ " had not ended 1 s after SIGTERM (daemon.stop-timeout); it could make no thread dump\n");
		assertThat(this.place.files().pidFile()).doesNotExist();
	}

	@Test
	void runBeforeItKillsAsksForAThreadDump() throws IOException {
		Path asked = this.directory.resolve("asked");
		daemon("trap '' TERM; trap 'echo >\"" + asked + "\"' QUIT; echo ready; while :; do sleep 0.1; done");
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(asked).exists();
		assertThat(this.place.out()).contains("a thread dump is in its log");
	}

	@Test
	void runReturnsWhenTheLockIsFree() {
		daemon("exec 9>>\"$1\"; sleep 1 & " + Children.WAITS);
		assertThat(OpenFiles.holders(this.place.files().lockFile())).hasSize(2);
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(OpenFiles.holders(this.place.files().lockFile())).isEmpty();
	}

	@Test
	void runWhenNothingRunsSaysSo() {
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(this.place.out()).isEqualTo("app: not running (PID file '" + this.place.files().pidFile() + "')\n");
	}

	@Test
	void runWhenNothingRunsRemovesAStalePidFile() {
		this.place.pidFile(999_999_999);
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(this.place.files().pidFile()).doesNotExist();
	}

	@Test
	void runRemovesNothingThatIsNoPidFile() throws IOException {
		Files.writeString(this.place.files().pidFile(), "My thesis");
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(this.place.files().pidFile()).hasContent("My thesis");
	}

	@Test
	void runWhenAnotherHoldsTheLockSaysWho() {
		Child holder = this.children.shell("exec 9>>\"$1\"; " + Children.WAITS,
				this.place.files().lockFile().toString());
		this.place.pidFile(999_999_999);
		assertThat(stop()).isEqualTo(ExitStatus.FAILED);
		assertThat(this.place.err()).contains("is held by process " + holder.pid());
		assertThat(this.place.files().pidFile()).exists();
	}

	@Test
	void runLeavesAProcessThatHasTheNumberByNow() {
		ProcessIdentity other = this.children.shell(Children.WAITS).identity();
		this.place.pidFile(other.pid()).stateFile(Place.state(Place.recycled(other)));
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(this.place.out()).contains("not running");
		assertThat(other.isAlive()).isTrue();
	}

	@Test
	void runLeavesThePidFileOfAnother() {
		daemon(Children.WAITS);
		this.place.pidFile(999_999_999);
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(this.place.files().pidFile()).hasContent("999999999");
	}

	@Test
	void runWhenItCannotBeKnownWhetherItRunsFails() throws IOException {
		Files.createDirectory(this.place.files().stateFile());
		assertThat(stop()).isEqualTo(ExitStatus.FAILED);
		assertThat(this.place.err()).startsWith("app: can't be stopped: '" + this.place.files().stateFile() + "'");
		assertThat(this.place.out()).isEmpty();
	}

	@Test
	void runEndsTheSupervisorBeforeTheDaemon() throws Exception {
		Child supervisor = this.children.shell(Children.WAITS);
		Path order = this.directory.resolve("order");
		Child daemon = daemon("trap 'kill -0 " + supervisor.pid() + " && echo alive >\"" + order
				+ "\"; exit' TERM; echo ready; while :; do sleep 0.05; done");
		this.place.stateFile(supervised(Place.state(daemon.identity()), supervisor).with(Key.READY, 1));
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(supervisor.process().waitFor()).isEqualTo(128 + SIGTERM);
		assertThat(daemon.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
		assertThat(order).doesNotExist();
		assertThat(this.place.out()).isEqualTo("app: stopped: process " + daemon.pid() + " is gone\n");
	}

	@Test
	void runBetweenTwoStartsEndsTheSupervisor() throws Exception {
		Child supervisor = this.children.shell("exec 9>>\"$1\"; " + Children.WAITS,
				this.place.files().lockFile().toString());
		this.place
			.stateFile(supervised(DaemonState.empty(), supervisor).with(Key.PHASE, "restarting").with(Key.RESTARTS, 1));
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(supervisor.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
		assertThat(this.place.out()).isEqualTo(
				"app: stopped: it had ended, and its supervisor, process " + supervisor.pid() + ", is gone as well\n");
		assertThat(OpenFiles.holders(this.place.files().lockFile())).isEmpty();
	}

	@Test
	void runKillsASupervisorThatDoesNotEnd() throws Exception {
		Child supervisor = this.children.shell("trap '' TERM; " + Children.WAITS);
		Child daemon = daemon(Children.WAITS);
		this.place.stateFile(supervised(Place.state(daemon.identity()), supervisor).with(Key.READY, 1));
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(supervisor.process().waitFor()).isEqualTo(128 + SIGKILL);
		assertThat(daemon.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
	}

	/** So that the waiter is told how the start has ended. */
	@Test
	void runBeforeItWasReadyLeavesTheStageToItself() throws Exception {
		Child daemon = daemon(Children.WAITS);
		Child stage = this.children.shell("echo waits; while kill -0 " + daemon.pid() + " && grep -vq ') Z' /proc/"
				+ daemon.pid() + "/stat; do sleep 0.02; done 2>/dev/null; exit 7");
		this.place.stateFile(supervised(Place.state(daemon.identity()), stage).with(Key.PHASE, "starting: beans 3"));
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(stage.process().waitFor()).isEqualTo(7);
	}

	@Test
	void runEndsWhatTheSupervisorHasStartedInTheLastMoment() throws Exception {
		Child stage = this.children.shell(Children.WAITS);
		Child again = this.place.marked(this.children, Children.WAITS);
		Path next = this.directory.resolve("next");
		supervised(Place.state(again.identity()), stage).with(Key.READY, 1).write(next);
		Child daemon = daemon("trap 'mv \"" + next + "\" \"" + this.place.files().stateFile()
				+ "\"; exit' TERM; echo ready; while :; do sleep 0.05; done");
		this.place.stateFile(supervised(Place.state(daemon.identity()), stage).with(Key.PHASE, "starting: runners"));
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(stage.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
		assertThat(again.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void runLeavesAProcessThatHasTheNumberOfTheSupervisorByNow() throws Exception {
		Child other = this.children.shell(Children.WAITS);
		Child daemon = daemon(Children.WAITS);
		this.place.stateFile(Place.state(daemon.identity())
			.with(Key.SUPERVISOR, other.pid())
			.with(Key.SUPERVISOR_TICKS, other.identity().startTicks() - 1)
			.with(Key.READY, 1));
		assertThat(stop()).isEqualTo(ExitStatus.OK);
		assertThat(other.process().isAlive()).isTrue();
	}

	private static DaemonState supervised(DaemonState state, Child supervisor) {
		return state.with(Key.SUPERVISOR, supervisor.pid())
			.with(Key.SUPERVISOR_TICKS, supervisor.identity().startTicks());
	}

	private Child daemon(String script) {
		Child child = this.place.marked(this.children, script);
		this.place.pidFile(child.pid()).stateFile(Place.state(child.identity()));
		return child;
	}

	private ExitStatus stop() {
		return new Stop(this.place.target(), this.place.terminal()).run();
	}

}
