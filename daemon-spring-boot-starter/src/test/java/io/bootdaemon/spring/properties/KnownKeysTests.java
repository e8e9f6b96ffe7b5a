package io.bootdaemon.spring.properties;

import java.nio.file.Path;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class KnownKeysTests {

	@TempDir
	Path directory;

	private Configured configured = new Configured(Path.of(""));

	@BeforeEach
	void useDirectory() {
		this.configured = new Configured(this.directory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "daemon.enabled: true", "daemon.background: auto", "daemon.name: x", "daemon.work-dir: /",
			"daemon.workDir: /", "daemon.work_dir: /", "daemon.pid-file: x.pid", "daemon.pidfile: x.pid",
			"daemon.log-file: x.out", "daemon.umask: '027'", "daemon.pid-file-permissions: '0644'",
			"daemon.log-file-permissions: '0640'", "daemon.start-timeout: 1m", "daemon.stop-timeout: 1m",
			"daemon.ready-when: ready", "daemon.jvm-options: -Xmx1g", "daemon.jvm-options: [-Xmx1g]",
			"daemon.restart.policy: never", "daemon.restart: {max-delay: 2m}", "daemon.log.maxSize: 1MB",
			"daemon.limits.open-files: 1024", "daemon.watchdog.interval: 10s", "daemon.nice: 5",
			"daemon.environment.X: y", "daemon.environment: {\"[x-y]\": z}", "daemonize.this: x", "my.daemon.umsk: x",
			"daemon: ''" })
	void checkAcceptsWhatIsKnownOrNotOurs(String yaml) {
		assertThatNoException().isThrownBy(() -> this.configured.yaml(yaml).bind());
	}

	@ParameterizedTest
	@CsvSource({ "daemon.umsk, daemon.umask", "daemon.pid-flie, daemon.pid-file", "daemon.logfiles, daemon.log-file",
			"daemon.readywen, daemon.ready-when", "daemon.name.first, daemon.name",
			"daemon.jvm-option, daemon.jvm-options", "daemon.start-time-out-x, daemon.start-timeout",
			"daemon.environments.X, daemon.environment", "daemon.jvm-options-extra, daemon.jvm-options",
			"daemon.restart.polcy, daemon.restart.policy", "daemon.log.maxsizes, daemon.log.max-size",
			"daemon.log.max.size, daemon.log.max-size", "daemon.watchdog, daemon.",
			"daemon.watchdog.intervall, daemon.watchdog.interval", "daemon.max-size, daemon." })
	void checkRefusesAKeyThatIsNotKnownAndNamesTheNearest(String key, String nearest) {
		assertRefused(this.configured.properties(key + "=x\n"), key, nearest);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "daemon.quite-something-else", "daemon.thread.count", "daemon.tools[0]", "daemon.namespace" })
	void checkToleratesAKeyOfTheApplications(String key) throws LaunchException {
		assertThat(this.configured.properties(key + "=x\n").otherKeys()).containsExactly(key);
	}

	@ParameterizedTest
	@CsvSource({ "--daemon.umsk=027, daemon.umsk", "--daemon.Umsk, daemon.Umsk" })
	void checkRefusesAnArgumentThatIsNotKnown(String argument, String key) {
		assertRefused(this.configured.arguments(argument), key, "daemon.umask");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DAEMON_OPTS", "DAEMON_ARGS", "DAEMON_HOME", "DAEMON_COREFILE_LIMIT", "DAEMON_VERSION",
			"DAEMON_TYPE", "DAEMON_MODE", "DAEMON", "DAEMONS_UMASK", "DAEMON_LOG", "DAEMON_RESTART", "DAEMON_LIMITS" })
	void checkToleratesTheVariableOfAnotherProgram(String variable) {
		assertThatNoException().isThrownBy(() -> this.configured.variable(variable, "x").bind());
	}

	@ParameterizedTest
	@CsvSource({ "DAEMON_UMSK, daemon.umask", "DAEMON_PID_FIL, daemon.pid-file", "DAEMON_LOGFLE, daemon.log-file",
			"DAEMON_START_TIMEOUTS, daemon.start-timeout", "DAEMON_ENVIROMENT_X, daemon.environment",
			"DAEMON_RESTART_POLCY, daemon.restart.policy" })
	void checkRefusesAVariableThatIsNearlyOurs(String variable, String nearest) {
		assertRefused(this.configured.variable(variable, "x"), variable, nearest);
	}

	private static void assertRefused(Configured configured, String key, String nearest) {
		LaunchException failure = configured.failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		assertThat(failure).hasMessageContaining("'" + key + "'");
		assertThat(failure.action()).contains(nearest);
	}

}
