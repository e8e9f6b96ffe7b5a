package io.bootdaemon.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ReadyWhen;
import io.bootdaemon.handoff.HandoffDirectory;
import io.bootdaemon.handoff.Plans;
import io.bootdaemon.launch.FakeKernel.Replaced;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FileOwner;
import io.bootdaemon.process.Locks;
import io.bootdaemon.process.ProcessStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LauncherTests {

	@RegisterExtension
	final Children children = new Children();

	@TempDir
	Path directory;

	private final FakeKernel kernel = new FakeKernel();

	@AfterEach
	void closeFiles() throws IOException {
		this.kernel.close();
		if (Files.isRegularFile(file("app.pid.state"))) {
			HandoffDirectory.of(DaemonState.read(file("app.pid.state"))).remove();
		}
	}

	@Test
	void launchTakesTheLockFirstAndBecomesTheWaiterLast() {
		launch();
		assertThat(this.kernel.calls()).containsExactly("open app.pid.lock READ_WRITE_CREATE 0600", "fchmod 0600",
				"flock", "open app.out APPEND_CREATE 0640", "fchmod 0640", "pipe", "spawnSession", "close",
				"endOnSignals", "execve");
	}

	@Test
	void launchWhenFilesHaveTheirPermissionsChangesNone() throws IOException {
		make("app.pid.lock", "rw-------");
		make("app.out", "rw-r-----");
		launch();
		assertThat(this.kernel.calls()).noneMatch((call) -> call.startsWith("fchmod"));
	}

	@Test
	void launchGivesTheStageTheGateTheLogAndTheLock() {
		launch();
		assertThat(this.kernel.descriptors())
			.isEqualTo(Map.of(0, FakeKernel.GATE.readEnd(), 1, this.kernel.opened(file("app.out")), 2,
					this.kernel.opened(file("app.out")), 9, this.kernel.opened(file("app.pid.lock"))));
	}

	@Test
	void launchGivesTheStageTheSocketThatIsKept() throws IOException {
		Descriptor socket = new Descriptor(42);
		KeptSocket kept = new KeptSocket(socket, new InetSocketAddress("127.0.0.1", 80), null);
		Launcher launcher = new Launcher(this.kernel, kept);
		assertThatExceptionOfType(Replaced.class).isThrownBy(() -> launcher.launch(Plans.in(this.directory)));
		assertThat(this.kernel.descriptors()).hasSize(5).containsEntry(7, socket);
		assertThat(DaemonState.read(file("app.pid.state")).get(Key.KEPT_SOCKET)).contains("127.0.0.1:80");
	}

	@Test
	void launchLeavesTheWaiterOneEndOfTheGateOnly() {
		launch();
		assertThat(this.kernel.inherited()).containsExactly(FakeKernel.GATE.writeEnd());
		Executable waiter = this.kernel.executed();
		assertThat(waiter).isNotNull();
		assertThat(waiter.arguments()).contains(Long.toString(FakeKernel.STAGE), "/dev/fd/902");
	}

	@Test
	void launchWritesTheStateForTheDaemonToRead() throws IOException {
		launch((options) -> options.startTimeout(Duration.ofMillis(1500))
			.stopTimeout(Duration.ZERO)
			.readyWhen(ReadyWhen.STARTED));
		DaemonState state = DaemonState.read(file("app.pid.state"));
		assertThat(state.get(Key.NAME)).contains("app");
		assertThat(state.get(Key.PHASE)).contains("launching");
		assertThat(state.get(Key.START_TIMEOUT)).contains("2");
		assertThat(state.get(Key.STOP_TIMEOUT)).contains("0");
		assertThat(state.get(Key.READY_WHEN)).contains("STARTED");
		assertThat(state.get(Key.LOG_FILE)).contains(file("app.out").toString());
		assertThat(state.get(Key.PID)).isEmpty();
		Executable stage = this.kernel.spawned();
		assertThat(stage).isNotNull();
		assertThat(state.get(Key.HANDOFF)).get().satisfies((handoff) -> {
			assertThat(stage.arguments()).contains(handoff);
			assertThat(Path.of(handoff)).isEmptyDirectory();
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(handoff))))
				.isEqualTo("rwx------");
		});
	}

	@Test
	void launchThatCannotStartTheStageLeavesNoHandoff() throws IOException {
		this.kernel.failingAt("spawnSession", "EAGAIN");
		failure();
		assertThat(DaemonState.read(file("app.pid.state")).get(Key.HANDOFF)).get()
			.satisfies((handoff) -> assertThat(Path.of(handoff)).doesNotExist());
	}

	@Test
	void launchWritesWhatARestartNeedsToKnow() throws IOException {
		launch((options) -> options.jvmOptions(List.of("-Xmx1g", "--add-opens", "a/b=c")));
		DaemonState state = DaemonState.read(file("app.pid.state"));
		assertThat(state.get(Key.DIRECTORY)).contains("/");
		assertThat(state.get(Key.JVM_OPTIONS)).contains("3");
		assertThat(state.get(Key.RELOAD_SUPPORTED)).isEmpty();
	}

	@Test
	void launchRemovesStalePidFile() throws IOException {
		Files.writeString(file("app.pid"), "1\n");
		launch();
		assertThat(file("app.pid")).doesNotExist();
	}

	@Test
	void launchKeepsWhatIsInTheLog() throws IOException {
		Files.writeString(file("app.out"), "earlier\n");
		launch();
		assertThat(file("app.out")).hasContent("earlier");
		Executable waiter = this.kernel.executed();
		assertThat(waiter).isNotNull();
		assertThat(waiter.arguments()).contains("8");
	}

	@Test
	void launchWithoutLogLeavesTheDeviceAsItIs() {
		launch((options) -> options.logFile(Path.of("/dev/null")));
		assertThat(this.kernel.calls()).contains("open null APPEND_CREATE 0640").doesNotContain("fchmod 0640");
	}

	@Test
	void launchWhenLockIsHeldNamesTheProcess() throws IOException {
		this.kernel.withLockHeldByAnother();
		Files.writeString(file("app.pid"), "1\n");
		long pid = startDaemon("app");
		LaunchException failure = failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.ALREADY_RUNNING);
		assertThat(failure)
			.hasMessage("The daemon is already running as process " + pid + " (PID file '" + file("app.pid") + "').");
		assertThat(failure.action()).contains("--stop");
		assertThat(this.kernel.calls()).endsWith("flock", "close");
		assertThat(file("app.pid")).hasContent("1");
		assertThat(file("app.out")).doesNotExist();
		assertThat(file("app.pid.state")).doesNotExist();
	}

	@Test
	void launchWhenADaemonRunsWhoseLockWasRemovedNamesIt() throws IOException {
		long pid = startDaemon("app");
		Files.delete(file("app.pid.lock"));
		LaunchException failure = failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.ALREADY_RUNNING);
		assertThat(failure).hasMessageContaining("as process " + pid).hasMessageContaining("which was removed");
	}

	@Test
	void launchWhenAnotherDaemonRunsIsNoMatter() {
		startDaemon("other");
		launch();
	}

	@Test
	void launchLeavesAloneWhatIsNoFile() throws IOException {
		Path target = Files.writeString(file("precious"), "precious");
		Files.createSymbolicLink(file("app.pid"), target);
		LaunchException failure = failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CANNOT_CREATE);
		assertThat(failure).hasMessageContaining("something else is in its place");
		assertThat(file("app.pid")).isSymbolicLink().hasContent("precious");
	}

	private long startDaemon(String name) {
		Path pidFile = file(name + ".pid");
		List<String> command = new ArrayList<>(List.of("sh", "-c", Children.WAITS));
		command.addAll(Locks.mark(pidFile).options());
		return this.children
			.start(new ProcessBuilder(Locks.holding(DaemonFiles.of(pidFile, DaemonFiles.NOWHERE).lockFile(), command)))
			.pid();
	}

	@ParameterizedTest
	@CsvSource({ "''", "garbled", "999999999", "0", "-1" })
	void launchWhenLockIsHeldAndThePidFileSaysNothingUsefulNamesTheLock(String pid) throws IOException {
		this.kernel.withLockHeldByAnother();
		Files.writeString(file("app.pid"), pid);
		LaunchException failure = failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.ALREADY_RUNNING);
		assertThat(failure).hasMessageContaining("already being started").hasMessageContaining("app.pid.lock");
	}

	@ParameterizedTest
	@CsvSource({ "open app.pid.lock, EROFS, CANNOT_CREATE, daemon.pid-file",
			"fchmod, EPERM, NO_PERMISSION, daemon.pid-file", "flock, ENOLCK, CANNOT_CREATE, daemon.pid-file",
			"open app.out, EACCES, CANNOT_CREATE, daemon.log-file",
			"open app.out, ELOOP, CANNOT_CREATE, daemon.log-file", "pipe, EMFILE, UNAVAILABLE, ulimit",
			"spawnSession, EAGAIN, UNAVAILABLE, ulimit" })
	void launchWhenACallFailsStartsNothingAndNamesIt(String call, String error, ExitStatus status, String remedy) {
		this.kernel.failingAt(call, error);
		LaunchException failure = failure();
		assertThat(failure.exitStatus()).isEqualTo(status);
		assertThat(failure).hasMessageContaining(call.substring(call.indexOf(' ') + 1))
			.hasMessageContaining(error)
			.hasCauseInstanceOf(SystemCallException.class);
		assertThat(failure.action()).contains(remedy);
		assertThat(this.kernel.spawned()).isNull();
		assertThat(this.kernel.executed()).isNull();
	}

	@Test
	void launchWhenTheWaiterCannotBeExecutedFails() {
		this.kernel.failingAt("execve", "E2BIG");
		LaunchException failure = failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.UNAVAILABLE);
		assertThat(failure).hasMessageContaining("execve: E2BIG");
	}

	@Test
	void launchWhenTheLogIsThereAndMayNotBeWrittenSaysSo() throws IOException {
		make("app.out", "r--------");
		this.kernel.failingAt("open app.out", "EACCES");
		assertThat(failure().exitStatus()).isEqualTo(ExitStatus.NO_PERMISSION);
	}

	@ParameterizedTest
	@CsvSource({ "app.pid.lock, lock, 65534", "app.out, log, 3000000000" })
	void launchWhenAFileBelongsToAnotherUserSaysWhose(String name, String what, long user) throws IOException {
		make(name, "rw-------");
		if (ProcessStatus.current().isRoots()) {
			Files.setAttribute(file(name), "unix:uid", (int) user);
		}
		long owner = FileOwner.of(file(name));
		this.kernel.actingAs(0);
		LaunchException failure = failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CANNOT_CREATE);
		assertThat(failure)
			.hasMessageContaining("The " + what + " '" + file(name) + "' belongs to another user (uid " + owner + ")");
		assertThat(this.kernel.hasOpen(file(name))).isFalse();
		assertThat(this.kernel.calls()).doesNotContain("spawnSession");
	}

	@Test
	void launchWhenThePidFileCannotBeRemovedStartsNothing() throws IOException {
		Files.createDirectories(file("app.pid").resolve("something"));
		LaunchException failure = failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CANNOT_CREATE);
		assertThat(failure).hasMessageContaining("app.pid");
		assertThat(this.kernel.spawned()).isNull();
	}

	@Test
	void launchWhenTheStateCannotBeWrittenStartsNothing() throws IOException {
		Files.createDirectories(file("app.pid.state").resolve("something"));
		LaunchException failure = failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CANNOT_CREATE);
		assertThat(failure).hasMessageContaining("app.pid.state");
		assertThat(this.kernel.spawned()).isNull();
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).noneMatch((file) -> file.toString().endsWith(".new"));
		}
	}

	private void launch() {
		launch(UnaryOperator.identity());
	}

	private void launch(UnaryOperator<DaemonOptions.Builder> change) {
		Launcher launcher = new Launcher(this.kernel, null);
		assertThatExceptionOfType(Replaced.class).isThrownBy(() -> launcher.launch(Plans.in(this.directory, change)));
	}

	private LaunchException failure() {
		Launcher launcher = new Launcher(this.kernel, null);
		LaunchException failure = catchThrowableOfType(LaunchException.class,
				() -> launcher.launch(Plans.in(this.directory)));
		assertThat(failure).isNotNull();
		return failure;
	}

	private static Object openLog(LaunchFiles files) {
		try {
			return files.openLog();
		}
		catch (LaunchException ex) {
			throw new AssertionError(ex);
		}
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

	private void make(String name, String permissions) throws IOException {
		Files.createFile(file(name));
		Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString(permissions));
	}

}
