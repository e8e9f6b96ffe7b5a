package io.bootdaemon.launch;

import java.nio.file.Path;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MissingDirectoriesTests {

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
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(ExitStatus.CANNOT_CREATE))
			.satisfies((ex) -> assertThat(ex.action()).contains("'daemon.pid-file'"));
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

}
