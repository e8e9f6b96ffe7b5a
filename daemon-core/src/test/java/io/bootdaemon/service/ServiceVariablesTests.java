package io.bootdaemon.service;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceVariablesTests {

	private static final Map<String, String> ALL = Map.of("SYSTEMD_EXEC_PID", "42", "NOTIFY_SOCKET", "@/a",
			"WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "42", "LISTEN_FDS", "2", "LISTEN_PID", "42", "LISTEN_FDNAMES",
			"http:admin");

	@Test
	void allCountInTheProcessThatTheyName() {
		ServiceVariables variables = new ServiceVariables(ALL, 42);
		assertThat(variables.isMainProcess()).isTrue();
		assertThat(variables.isNotifyingService()).isTrue();
		assertThat(variables.notifySocket()).hasValue("@/a");
		assertThat(variables.watchdogMicroseconds()).hasValue("30000000");
		assertThat(variables.listenDescriptors()).hasValue("2");
		assertThat(variables.listenNames()).isEqualTo("http:admin");
	}

	@Test
	void noneCountsInAnotherProcess() {
		ServiceVariables variables = new ServiceVariables(ALL, 43);
		assertThat(variables.isMainProcess()).isFalse();
		assertThat(variables.isNotifyingService()).isFalse();
		assertThat(variables.notifySocket()).isEmpty();
		assertThat(variables.watchdogMicroseconds()).isEmpty();
		assertThat(variables.listenDescriptors()).isEmpty();
		assertThat(variables.listenNames()).isEmpty();
	}

	@Test
	void serviceThatIsNotExpectedToNotifyIsTheMainProcessAllTheSame() {
		ServiceVariables variables = new ServiceVariables(Map.of("SYSTEMD_EXEC_PID", "42", "NOTIFY_SOCKET", ""), 42);
		assertThat(variables.isMainProcess()).isTrue();
		assertThat(variables.isNotifyingService()).isFalse();
	}

	@Test
	void watchdogOfAnotherProcessIsNotOurs() {
		ServiceVariables variables = new ServiceVariables(
				Map.of("SYSTEMD_EXEC_PID", "42", "NOTIFY_SOCKET", "/a", "WATCHDOG_USEC", "1000", "WATCHDOG_PID", "7"),
				42);
		assertThat(variables.notifySocket()).isPresent();
		assertThat(variables.watchdogMicroseconds()).isEmpty();
	}

	@Test
	void socketWithoutAProcessNamedIsInherited() {
		assertThat(new ServiceVariables(Map.of("NOTIFY_SOCKET", "/a", "LISTEN_FDS", "1"), 42))
			.satisfies((variables) -> {
				assertThat(variables.notifySocket()).isEmpty();
				assertThat(variables.listenDescriptors()).isEmpty();
			});
	}

	@Test
	void whereSystemdIsTooOldToNameItTheProcessMustBeAsOneThatItHasStarted() {
		Map<String, String> variables = Map.of("NOTIFY_SOCKET", "/a", "WATCHDOG_USEC", "5");
		ServiceVariables ours = new ServiceVariables(variables, 42, () -> true);
		assertThat(ours.notifySocket()).contains("/a");
		assertThat(ours.watchdogMicroseconds()).contains("5");
		assertThat(new ServiceVariables(variables, 42, () -> false).notifySocket()).isEmpty();
		assertThat(new ServiceVariables(Map.of("NOTIFY_SOCKET", "/a", "SYSTEMD_EXEC_PID", "41"), 42, () -> true)
			.notifySocket()).isEmpty();
	}

	@Test
	void unitWithAPidFileWaitsForAnotherProcess() {
		Map<String, String> variables = Map.of("SYSTEMD_EXEC_PID", "42", "NOTIFY_SOCKET", "/a", "PIDFILE", "/run/a");
		assertThat(new ServiceVariables(variables, 42).hasPidFile()).isTrue();
		assertThat(new ServiceVariables(variables, 43).hasPidFile()).isFalse();
	}

	@Test
	void unitWithoutAPidFileEndsWithItsProcess() {
		Map<String, String> variables = Map.of("SYSTEMD_EXEC_PID", "42");
		assertThat(new ServiceVariables(variables, 42).endsWithItsProcess()).isTrue();
		assertThat(new ServiceVariables(variables, 43).endsWithItsProcess()).isFalse();
		assertThat(new ServiceVariables(Map.of("SYSTEMD_EXEC_PID", "42", "PIDFILE", "/run/a"), 42).endsWithItsProcess())
			.isFalse();
		assertThat(
				new ServiceVariables(Map.of("SYSTEMD_EXEC_PID", "42", "NOTIFY_SOCKET", "/a"), 42).endsWithItsProcess())
			.isTrue();
	}

}
