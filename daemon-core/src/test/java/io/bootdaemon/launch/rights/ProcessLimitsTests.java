package io.bootdaemon.launch.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProcessLimitsTests {

	@TempDir
	Path directory;

	@Test
	void setSetsWhatIsConfiguredOnly() throws LaunchException {
		FakeCredentials credentials = new FakeCredentials();
		new ProcessLimits(ProcessOptions.INHERITED).set(credentials);
		assertThat(credentials.calls()).isEmpty();
		new ProcessLimits(options(5, null, 4096L, ProcessOptions.UNLIMITED)).set(credentials);
		assertThat(credentials.calls()).containsExactly("setrlimit OPEN_FILES 4096", "setrlimit CORE -1",
				"setpriority 5");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = { "setrlimit OPEN_FILES 4096, 'daemon.limits.open-files' is 4096",
			"setrlimit CORE -1, 'daemon.limits.core' is unlimited", "setpriority -5, 'daemon.nice' is -5" })
	void setOfWhatIsNotAllowedNamesTheKey(String call, String message) {
		FakeCredentials credentials = new FakeCredentials().failingAt(call, "EPERM");
		ProcessLimits limits = new ProcessLimits(options(-5, null, 4096L, ProcessOptions.UNLIMITED));
		LaunchException failure = catchThrowableOfType(LaunchException.class, () -> limits.set(credentials));
		assertThat(failure.status()).isEqualTo(ExitStatus.NO_PERMISSION);
		assertThat(failure).hasMessageContaining(message).hasMessageContaining("EPERM");
		assertThat(failure.action()).contains("as root");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "-1, , , , 'daemon.nice' is -1", ", -1, , , 'daemon.oom-score-adj' is -1",
					", , 1025, , 'daemon.limits.open-files' is 1025", ", , , 11, 'daemon.limits.core' is 11",
					", , , -1, 'daemon.limits.core' is unlimited" })
	void foreseeRefusesWhatAnOrdinaryUserMayNot(Integer nice, Integer oom, Long files, Long core, String message) {
		ProcessLimits limits = new ProcessLimits(options(nice, oom, files, core));
		CurrentLimits process = new CurrentLimits(1024, 10, 0, 0);
		LaunchException failure = catchThrowableOfType(LaunchException.class, () -> limits.foresee(process));
		assertThat(failure.status()).isEqualTo(ExitStatus.NO_PERMISSION);
		assertThat(failure).hasMessageContaining(message);
	}

	@Test
	void foreseeAcceptsWhatAnybodyMay() {
		CurrentLimits process = new CurrentLimits(1024, -1, -3, 100);
		assertThatNoException()
			.isThrownBy(() -> new ProcessLimits(options(-3, 100, 1024L, ProcessOptions.UNLIMITED)).foresee(process));
	}

	@Test
	void currentLimitsOfAnOrdinaryUserAreThoseInProc() throws IOException {
		write("self/limits", """
				Limit                     Soft Limit           Hard Limit           Units
				Max core file size        0                    unlimited            bytes
				Max open files            1024                 4096                 files
				Max nice priority         0                    25
				""");
		write("self/stat", "1 (a) b) S 1 1 1 0 -1 4194560 1 1 1 1 1 1 1 1 20 3 30 0 8 1 1\n");
		write("self/oom_score_adj", "200\n");
		write("self/status", "CapEff:\t0000000000000000\n");
		assertThat(CurrentLimits.read(this.directory)).isEqualTo(new CurrentLimits(4096, -1, -5, 200));
		write("self/limits", "Max nice priority 0 0\n");
		assertThat(CurrentLimits.read(this.directory).lowestNice()).isEqualTo(3);
	}

	@Test
	void currentLimitsOfRootDependOnItsCapabilities() throws IOException {
		write("self/limits", "Max open files 1024 4096 files\nMax nice priority 0 0\n");
		write("self/stat", "1 (a) S 1 1 1 0 -1 4194560 1 1 1 1 1 1 1 1 20 3 30 0 8 1 1\n");
		write("self/oom_score_adj", "200\n");
		write("sys/fs/nr_open", "1048576\n");
		write("self/status", "CapEff:\t0000000000800000\n");
		assertThat(CurrentLimits.read(this.directory)).isEqualTo(new CurrentLimits(4096, -1, -20, 200));
		write("self/status", "CapEff:\t0000000001000000\n");
		assertThat(CurrentLimits.read(this.directory)).isEqualTo(new CurrentLimits(1048576, -1, 3, -1000));
	}

	@Test
	void currentLimitsAreThoseOfThisProcess() {
		assertThat(CurrentLimits.read().lowestOomScoreAdj()).isBetween(-1000, 1000);
	}

	private void write(String name, String text) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private static ProcessOptions options(Integer nice, Integer oom, Long files, Long core) {
		return new ProcessOptions(null, null, nice, oom, files, core);
	}

}
