package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.control.DaemonLookup.Condition;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.Children.Child;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.Locks;
import io.bootdaemon.process.ProcessIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
class DaemonLookupTests {

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
	void atNothingIsStopped() {
		assertThat(find().condition()).isEqualTo(Condition.STOPPED);
		assertThat(find().process()).isNull();
		assertThat(find().reason()).isEmpty();
	}

	@Test
	void atAStateWithTheStartTicksOfAProcessIsRunning() {
		ProcessIdentity process = this.place.holding(this.children).identity();
		this.place.stateFile(Place.state(process));
		assertThat(find().condition()).isEqualTo(Condition.RUNNING);
		assertThat(find().process()).isEqualTo(process);
		assertThat(find().isRunning()).isTrue();
		assertThat(find().phase()).isEqualTo("ready");
	}

	@Test
	void atAStateWhoseNumberIsAnothersByNowIsNotRunning() {
		ProcessIdentity process = this.place.holding(this.children).identity();
		this.place.stateFile(Place.state(Place.recycled(process)));
		assertThat(find().condition()).isEqualTo(Condition.STOPPED);
		this.place.pidFile(process.pid());
		assertThat(find().condition()).isEqualTo(Condition.DEAD);
		assertThat(find().process()).isNull();
		assertThat(find().isRunning()).isFalse();
	}

	@Test
	void atAStateOfAnotherBootIsNotRunning() {
		ProcessIdentity process = this.place.holding(this.children).identity();
		this.place.stateFile(Place.state(process).with(Key.BOOT_ID, "another"));
		assertThat(find().condition()).isEqualTo(Condition.STOPPED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbled", "pid=x\nstart-ticks=y\n", "pid=99999999999999999999\nstart-ticks=1\n",
			"pid=1\n", "\0\0\0" })
	void atAGarbledStateTheLockOfAMarkedProcessIsProof(String state) {
		Child child = this.place.marked(this.children);
		this.place.pidFile(child.pid()).stateFile(state);
		assertThat(find().condition()).isEqualTo(Condition.RUNNING);
		assertThat(find().process()).isEqualTo(child.identity());
		assertThat(find().phase()).isEqualTo("unknown");
	}

	@Test
	void atThePidFileOfAMarkedProcessWithoutStateIsRunning() {
		Child child = this.place.marked(this.children);
		this.place.pidFile(child.pid());
		assertThat(find().condition()).isEqualTo(Condition.RUNNING);
	}

	@Test
	void atThePidFileOfAProcessWithoutMarkIsDead() {
		this.place.pidFile(this.children.shell(Children.WAITS).pid());
		assertThat(find().condition()).isEqualTo(Condition.DEAD);
	}

	@Test
	void atThePidFileOfAnotherDaemonIsDead() {
		Place other = new Place(this.directory, "other");
		this.place.pidFile(other.marked(this.children).pid());
		assertThat(find().condition()).isEqualTo(Condition.DEAD);
	}

	@Test
	void atALockThatIsMarkedByAnotherPathIsRunning() throws IOException {
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), this.directory);
		Child child = this.place.marked(this.children, link.resolve("app.pid"));
		assertThat(find().process()).isEqualTo(child.identity());
	}

	@ParameterizedTest
	@CsvSource({ "''", "garbled", "0", "-1", "999999999" })
	void atAPidFileThatSaysNothingUsefulIsDead(String pid) throws IOException {
		Files.writeString(this.place.files().pidFile(), pid);
		assertThat(find().condition()).isEqualTo(Condition.DEAD);
	}

	@Test
	void atALaunchThatHoldsTheLockIsLaunching() throws InterruptedException {
		this.place.stateFile(DaemonState.empty().with(Key.PHASE, "launching"));
		assertThat(find().condition()).isEqualTo(Condition.STOPPED);
		Child original = this.children.start(new ProcessBuilder(
				Locks.holding(this.place.files().lockFile(), List.of("/bin/sh", "-c", Children.WAITS))));
		assertThat(find().condition()).isEqualTo(Condition.LAUNCHING);
		assertThat(find().isRunning()).isTrue();
		assertThat(find().phase()).isEqualTo("starting");
		original.process().destroy();
		original.process().waitFor();
		assertThat(find().condition()).isEqualTo(Condition.STOPPED);
	}

	@Test
	void atADaemonThatHasEndedAndASupervisorIsRestarting() throws InterruptedException {
		Child supervisor = this.place.holding(this.children);
		this.place.stateFile(DaemonState.empty()
			.with(Key.SUPERVISOR, supervisor.pid())
			.with(Key.SUPERVISOR_TICKS, supervisor.identity().startTicks())
			.with(Key.BOOT_ID, ProcessIdentity.currentBootId())
			.with(Key.PHASE, "ready")
			.with(Key.READY, 1));
		assertThat(find().condition()).isEqualTo(Condition.RESTARTING);
		assertThat(find().phase()).isEqualTo("restarting");
		assertThat(find().isRunning()).isTrue();
		assertThat(find().supervisor()).contains(supervisor.identity());
		supervisor.process().destroy();
		supervisor.process().waitFor();
		assertThat(find().condition()).isEqualTo(Condition.STOPPED);
	}

	@Test
	void atAStateThatIsADirectoryIsUnknown() throws IOException {
		Files.createDirectory(this.place.files().stateFile());
		assertThat(find().condition()).isEqualTo(Condition.UNKNOWN);
		assertThat(find().reason()).contains("'" + this.place.files().stateFile() + "' can't be read", "it belongs to");
	}

	@Test
	void atAStateThatIsALinkIsUnknown() throws IOException {
		ProcessIdentity process = this.place.holding(this.children).identity();
		Path planted = this.directory.resolve("planted");
		Place.state(process).write(planted);
		Files.createSymbolicLink(this.place.files().stateFile(), planted);
		assertThat(find().condition()).isEqualTo(Condition.UNKNOWN);
		assertThat(find().reason()).contains("symbolic link");
	}

	private DaemonLookup find() {
		return DaemonLookup.at(this.place.files(), null);
	}

}
