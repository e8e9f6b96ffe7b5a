package io.bootdaemon.spring.properties;

import java.nio.file.Path;
import java.time.Duration;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.LogRotation;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GroupedPropertiesTests {

	@TempDir
	Path directory;

	private Configured configured = new Configured(Path.of(""));

	@BeforeEach
	void useDirectory() {
		this.configured = new Configured(this.directory);
	}

	@Test
	void groupsHaveTheirDefaults() throws LaunchException {
		DaemonOptions options = this.configured.bind();
		assertThat(options.restart()).isEqualTo(RestartOptions.NEVER);
		assertThat(options.watchdogInterval()).isZero();
		assertThat(options.logRotation()).isEqualTo(LogRotation.OFF);
		assertThat(options.process()).isEqualTo(ProcessOptions.INHERITED);
	}

	@Test
	void groupsAreRead() throws LaunchException {
		DaemonOptions options = this.configured
			.yaml("""
					daemon:
					  user: app
					  group: 1000
					  nice: -5
					  oom-score-adj: 300
					  restart: {policy: on-failure, delay: 500ms, max-delay: 30, stable-after: 2m, max-attempts: 3, window: 1h}
					  watchdog.interval: 15
					  log: {max-size: 50MB, max-history: 3, compress: true}
					  limits: {open-files: 4096, core: unlimited}
					""")
			.bind();
		assertThat(options.restart()).isEqualTo(new RestartOptions(RestartPolicy.ON_FAILURE, Duration.ofMillis(500),
				Duration.ofSeconds(30), Duration.ofMinutes(2), 3, Duration.ofHours(1)));
		assertThat(options.watchdogInterval()).hasSeconds(15);
		assertThat(options.logRotation()).isEqualTo(new LogRotation(50 << 20, 3, true));
		assertThat(options.process())
			.isEqualTo(new ProcessOptions("app", "1000", -5, 300, 4096L, ProcessOptions.UNLIMITED));
	}

	@Test
	void longerDelayRaisesTheLongestOne() throws LaunchException {
		RestartOptions restart = this.configured.yaml("daemon.restart.delay: 2m").bind().restart();
		assertThat(restart.maxDelay()).hasMinutes(2);
	}

	@ParameterizedTest
	@CsvSource({ "log.max-size, 10 parsecs", "log.max-size, -1MB", "log.max-history, -1", "log.compress, perhaps",
			"restart.policy, sometimes", "restart.delay, -1s", "restart.delay, soon", "restart.max-delay, 500ms",
			"restart.stable-after, -5", "restart.max-attempts, -1", "restart.max-attempts, 2.5", "restart.window, 0",
			"watchdog.interval, -1s", "user, 'a b'", "user, ''", "group, a:b", "nice, 20", "nice, -21",
			"oom-score-adj, 1001", "limits.open-files, 0", "limits.open-files, many", "limits.core, -1",
			"limits.core, x" })
	void groupedValueThatIsNotValidIsRefusedWithKeyValueAndRemedy(String property, String value) {
		LaunchException failure = this.configured.properties("daemon." + property + "=" + value + "\n").failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		assertThat(failure).hasMessageStartingWith("'daemon." + property + "' is '" + value + "', ");
		assertThat(failure.action()).startsWith("Set it to ");
	}

	@Test
	void historyOfNoneWithCompressionIsRefused() {
		LaunchException failure = this.configured.yaml("daemon.log: {max-history: 0, compress: true}").failure();
		assertThat(failure).hasMessageStartingWith("'daemon.log.max-history' is '0', so that there is nothing");
		assertThat(failure.action()).contains("'daemon.log.compress' to false");
	}

}
