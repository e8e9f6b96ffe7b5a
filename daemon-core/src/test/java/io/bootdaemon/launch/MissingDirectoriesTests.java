package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.Plans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class MissingDirectoriesTests {

	private static final Identity OTHER = new Identity(54321, 54322, null, true, true);

	@TempDir
	Path directory;

	@Test
	void makeMakesWhatIsMissing() throws LaunchException {
		LaunchPlan plan = Plans.in(this.directory,
				(options) -> options.workDirectory(file("work/here"))
					.pidFile(file("run/app/app.pid"))
					.logFile(file("log/app/app.out")));
		MissingDirectories missing = MissingDirectories.of(plan);
		assertThat(missing.keys()).containsOnlyKeys(file("work/here"), file("run/app"), file("log/app"));
		missing.make();
		assertThat(file("work/here")).isDirectory();
		assertThat(file("run/app")).isDirectory().isEmptyDirectory();
		assertThat(file("log/app")).isDirectory().isEmptyDirectory();
		assertThat(MissingDirectories.of(plan).keys()).isEmpty();
	}

	@Test
	void withoutALogItsDirectoryIsNotMissing() {
		LaunchPlan plan = Plans.in(this.directory, (options) -> options.logFile(Path.of("/dev/null")));
		assertThat(MissingDirectories.of(plan).keys()).isEmpty();
	}

	@Test
	void makeWhereTheKernelLetsNobodyNamesTheDirectory() {
		LaunchPlan plan = Plans.in(this.directory, (options) -> options.pidFile(Path.of("/proc/self/app/app.pid")));
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> MissingDirectories.of(plan).make())
			.withMessageContaining("'/proc/self/app'")
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.CANNOT_CREATE))
			.satisfies((ex) -> assertThat(ex.action()).contains("'daemon.pid-file'"));
	}

	@Test
	void makeForMakesTheTopmostAndGivesItByItsDescriptor() throws Exception {
		assumeRoot();
		try (FakeKernel kernel = new FakeKernel()) {
			missing("run/x/y/app.pid").makeFor(OTHER, kernel);
			assertThat(file("run")).isDirectory().isEmptyDirectory();
			assertThat(kernel.calls()).containsExactly("open run DIRECTORY 00", "fchown 54321:54322", "close");
		}
	}

	@Test
	void makeForMakesNothingWhereSomebodyElseCanPutThings() throws Exception {
		assumeRoot();
		Files.createDirectory(file("theirs"));
		Files.setAttribute(file("theirs"), "unix:uid", OTHER.uid());
		Files.createDirectory(file("all"));
		Files.setAttribute(file("all"), "unix:mode", 01777);
		Files.createSymbolicLink(file("all/planted"), Files.createDirectory(file("roots")));
		Files.setAttribute(file("all/planted"), "unix:uid", OTHER.uid(), LinkOption.NOFOLLOW_LINKS);
		try (FakeKernel kernel = new FakeKernel()) {
			for (String place : List.of("theirs/run/app.pid", "all/run/app.pid", "all/planted/run/app.pid")) {
				missing(place).makeFor(OTHER, kernel);
			}
			assertThat(kernel.calls()).isEmpty();
		}
		assertThat(file("theirs")).isEmptyDirectory();
		assertThat(file("roots")).isEmptyDirectory();
		assertThat(file("all/run")).doesNotExist();
	}

	private void assumeRoot() throws IOException {
		assumeThat(Files.getAttribute(this.directory, "unix:uid")).as("only root gives files away").isEqualTo(0);
	}

	private MissingDirectories missing(String pidFile) {
		return MissingDirectories.of(Plans.in(this.directory, (options) -> options.pidFile(file(pidFile))));
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

}
