package io.bootdaemon.rights;

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
		LaunchException failure = catchThrowableOfType(LaunchException.class, () -> limits.foresee(false, process));
		assertThat(failure.status()).isEqualTo(ExitStatus.NO_PERMISSION);
		assertThat(failure).hasMessageContaining(message);
		assertThatNoException().isThrownBy(() -> limits.foresee(true, process));
	}

	@Test
	void foreseeAcceptsWhatAnybodyMay() {
		CurrentLimits process = new CurrentLimits(1024, -1, -3, 100);
		assertThatNoException().isThrownBy(
				() -> new ProcessLimits(options(-3, 100, 1024L, ProcessOptions.UNLIMITED)).foresee(false, process));
	}

	@Test
	void currentLimitsAreReadAsProcHasThem() throws IOException {
		Files.writeString(this.directory.resolve("limits"), """
				Limit                     Soft Limit           Hard Limit           Units
				Max core file size        0                    unlimited            bytes
				Max open files            1024                 4096                 files
				Max nice priority         0                    25
				""");
		Files.writeString(this.directory.resolve("stat"),
				"1 (a) b) S 1 1 1 0 -1 4194560 1 1 1 1 1 1 1 1 20 3 30 0 8 1 1\n");
		Files.writeString(this.directory.resolve("oom_score_adj"), "200\n");
		assertThat(CurrentLimits.read(this.directory)).isEqualTo(new CurrentLimits(4096, -1, -5, 200));
		Files.writeString(this.directory.resolve("limits"), "Max nice priority 0 0\n");
		assertThat(CurrentLimits.read(this.directory).lowestNice()).isEqualTo(3);
		assertThat(CurrentLimits.read().oomScoreAdj()).isBetween(-1000, 1000);
	}

	private static ProcessOptions options(Integer nice, Integer oom, Long files, Long core) {
		return new ProcessOptions(null, null, nice, oom, files, core);
	}

}
