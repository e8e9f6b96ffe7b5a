package io.bootdaemon.launch;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProcessLimitsTests {

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
	@CsvSource(quoteCharacter = '"',
			value = { "setpriority -1, 'daemon.nice' is -1",
					"setrlimit OPEN_FILES 1025, 'daemon.limits.open-files' is 1025",
					"setrlimit CORE -1, 'daemon.limits.core' is unlimited" })
	void setOfWhatThisProcessMayNotNamesTheProperty(String call, String message) {
		ProcessLimits limits = new ProcessLimits(options(-1, null, 1025L, ProcessOptions.UNLIMITED));
		FakeCredentials credentials = new FakeCredentials().failingAt(call, "EPERM");
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> limits.set(credentials))
			.withMessageContaining(message)
			.withMessageContaining("EPERM")
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.NO_PERMISSION));
	}

	private static ProcessOptions options(Integer nice, Integer oom, Long files, Long core) {
		return new ProcessOptions(null, null, nice, oom, files, core);
	}

}
