package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.HandoffDirectory;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.Plans;
import io.bootdaemon.launch.FakeKernel.Replaced;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.Locks;
import io.bootdaemon.process.ProcessStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A preview says what the launch then does, in the same words, and makes nothing.
 */
class LaunchPreviewTests {

	private static final int OTHER_USER = 12345;

	@RegisterExtension
	final Children children = new Children();

	@TempDir
	Path directory;

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void refusalIsThatOfTheLaunch(String scenario, Preparation preparation, UnaryOperator<DaemonOptions.Builder> change,
			ExitStatus status) throws IOException {
		preparation.in(this.directory);
		LaunchPlan plan = Plans.in(this.directory, change);
		LaunchPreview preview = preview(plan, new FakeKernel());
		LaunchException launch = launch(plan, new FakeKernel());
		assertThat(status(preview.refusal())).isEqualTo(status(launch)).isEqualTo(status);
		if (launch != null) {
			assertThat(preview.refusal()).isNotNull();
			assertThat(preview.refusal().action()).isEqualTo(launch.action());
		}
	}

	static Stream<Arguments> refusalIsThatOfTheLaunch() {
		Change none = (options) -> options;
		Change missing = (options) -> options.pidFile(Path.of("run/x/app.pid")).logFile(Path.of("log/x/app.out"));
		Change kernels = (options) -> options.pidFile(Path.of("/proc/app.pid"));
		Change kernelsToo = (options) -> options.workDirectory(Path.of("/proc/app"));
		Change file = (options) -> options.pidFile(Path.of("/dev/null/app.pid"));
		Change work = (options) -> options.workDirectory(Path.of("/dev/null"));
		Change same = (options) -> options.logFile(Path.of("app.pid"));
		return Stream.of(found("nothing", (place) -> {
		}, ExitStatus.OK), found("what an earlier daemon left", LaunchPreviewTests::leaveFiles, ExitStatus.OK),
				found("a lock of two names", (place) -> link(place, "app.pid.lock"), ExitStatus.CANNOT_CREATE),
				found("a log of two names", (place) -> link(place, "app.out"), ExitStatus.CANNOT_CREATE),
				found("a link for the log", (place) -> Files.createSymbolicLink(place.resolve("app.out"), place),
						ExitStatus.CANNOT_CREATE),
				found("a directory for the PID file", (place) -> Files.createDirectory(place.resolve("app.pid")),
						ExitStatus.CANNOT_CREATE),
				configured("nothing", none, ExitStatus.OK),
				configured("directories that are missing", missing, ExitStatus.OK),
				configured("a directory of the kernel's", kernels, ExitStatus.CANNOT_CREATE),
				configured("a directory to be made among the kernel's", kernelsToo, ExitStatus.CANNOT_CREATE),
				configured("a file for the directory", file, ExitStatus.CANNOT_CREATE),
				configured("a file for the working directory", work, ExitStatus.CONFIGURATION),
				configured("one file for all", same, ExitStatus.CONFIGURATION));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void refusalWhenTheLockIsHeldIsThatOfTheLaunch(boolean marked) throws IOException {
		LaunchPlan plan = Plans.in(this.directory);
		List<String> command = new ArrayList<>(List.of("sh", "-c", Children.WAITS));
		command.addAll(marked ? Locks.mark(plan.options().pidFile()).options() : List.of());
		this.children.start(new ProcessBuilder(Locks.holding(plan.files().lockFile(), command)));
		LaunchException preview = preview(plan, new FakeKernel()).refusal();
		LaunchException launch = launch(plan, new FakeKernel().withLockHeldByAnother());
		assertThat(status(preview)).isEqualTo(status(launch)).isEqualTo(ExitStatus.ALREADY_RUNNING);
		assertThat(preview).hasMessage(String.valueOf(launch.getMessage()));
		assertThat(preview.action()).isEqualTo(launch.action());
	}

	@Test
	void refusalWhenTheLockIsOnlyOpenIsNone() throws IOException {
		Path lock = Files.createFile(this.directory.resolve("app.pid.lock"));
		try (FileChannel open = FileChannel.open(lock)) {
			assertThat(open.isOpen()).isTrue();
			assertThat(preview(Plans.in(this.directory), new FakeKernel()).refusal()).isNull();
		}
	}

	@Test
	void refusalWhenTheLockIsAnotherUsersIsThatOfTheLaunch() throws IOException {
		Path lock = Files.createFile(this.directory.resolve("app.pid.lock"));
		if (ProcessStatus.current().isRoots()) {
			Files.setAttribute(lock, "unix:uid", OTHER_USER);
		}
		LaunchPlan plan = Plans.in(this.directory);
		LaunchException preview = preview(plan, new FakeKernel().actingAs(0)).refusal();
		LaunchException launch = launch(plan, new FakeKernel().actingAs(0));
		assertThat(status(preview)).isEqualTo(status(launch)).isEqualTo(ExitStatus.CANNOT_CREATE);
		assertThat(preview).hasMessage(String.valueOf(launch.getMessage()));
	}

	@Test
	void previewMakesNothing() {
		LaunchPlan plan = Plans.in(this.directory, (options) -> options.workDirectory(this.directory.resolve("work")));
		LaunchPreview preview = preview(plan, new FakeKernel());
		assertThat(preview.refusal()).isNull();
		assertThat(preview.missingDirectories()).containsExactly(this.directory.resolve("work"));
		assertThat(preview.lockHolders()).isEmpty();
		assertThat(this.directory).isEmptyDirectory();
	}

	private static LaunchPreview preview(LaunchPlan plan, FakeKernel kernel) {
		try (kernel) {
			return LaunchPreview.of(plan, () -> kernel);
		}
	}

	private static ExitStatus status(LaunchException failure) {
		return (failure != null) ? failure.exitStatus() : ExitStatus.OK;
	}

	/** All that a start does but loading the kernel. */
	private static LaunchException launch(LaunchPlan plan, FakeKernel kernel) throws IOException {
		try (kernel) {
			LaunchChecks.check(plan, Access.OF_THIS_PROCESS);
			MissingDirectories.of(plan).make();
			throw new Launcher(kernel, null).launch(plan);
		}
		catch (LaunchException ex) {
			return ex;
		}
		catch (Replaced ex) {
			HandoffDirectory.of(DaemonState.read(plan.files().stateFile())).remove();
			return null;
		}
	}

	private static void leaveFiles(Path place) throws IOException {
		for (String name : List.of("app.pid", "app.pid.lock", "app.pid.state", "app.out")) {
			Files.writeString(place.resolve(name), "4711\n");
		}
	}

	private static void link(Path place, String name) throws IOException {
		Files.createLink(place.resolve("planted"), Files.createFile(place.resolve(name)));
	}

	private static Arguments found(String what, Preparation preparation, ExitStatus status) {
		return Arguments.of("found: " + what, preparation, (Change) (options) -> options, status);
	}

	private static Arguments configured(String what, Change change, ExitStatus status) {
		return Arguments.of("configured: " + what, (Preparation) (place) -> {
		}, change, status);
	}

	interface Change extends UnaryOperator<DaemonOptions.Builder> {

	}

	interface Preparation {

		void in(Path place) throws IOException;

	}

}
