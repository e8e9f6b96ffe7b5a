package io.bootdaemon.process;

import java.nio.file.Path;

import io.bootdaemon.DaemonOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DaemonFilesTests {

	@Test
	void ofPutsLockAndStateBesideThePidFile() {
		DaemonFiles files = DaemonFiles
			.of(DaemonOptions.named("app").pidFile(Path.of("/run/my.pid")).logFile(Path.of("/var/log/my.out")).build());
		assertThat(files.pidFile()).isEqualTo(Path.of("/run/my.pid"));
		assertThat(files.lockFile()).isEqualTo(Path.of("/run/my.pid.lock"));
		assertThat(files.stateFile()).isEqualTo(Path.of("/run/my.pid.state"));
		assertThat(files.logFile()).isEqualTo(Path.of("/var/log/my.out"));
		assertThat(files.hasLog()).isTrue();
	}

	@Test
	void hasLogWhenItIsTheNullDeviceIsFalse() {
		assertThat(DaemonFiles.of(DaemonOptions.named("app").logFile(Path.of("/dev/null")).build()).hasLog()).isFalse();
	}

}
