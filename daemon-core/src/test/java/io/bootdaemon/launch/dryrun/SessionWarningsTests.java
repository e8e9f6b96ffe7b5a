package io.bootdaemon.launch.dryrun;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.bootdaemon.service.ServiceManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionWarningsTests {

	private static final LogindSettings KILLS = LogindSettings.parse(List.of("KillUserProcesses=yes"));

	private static final LogindSettings KEEPS = LogindSettings.parse(List.of());

	@Test
	void ordinaryShellIsNoReasonForAWarning() {
		assertThat(warnings(at(Map.of("PATH", "/bin", "XDG_SESSION_ID", "3", "INVOCATION_ID", "a desktop's"))))
			.isEmpty();
	}

	@Test
	void logindThatKillsIsWarnedOf() {
		assertThat(warnings(session(KILLS, true, false))).singleElement()
			.asString()
			.contains("KillUserProcesses", "loginctl enable-linger anna");
	}

	@Test
	void logindThatKillsNobodyHereIsNot() {
		assertThat(warnings(session(KEEPS, true, false))).isEmpty();
		assertThat(warnings(session(KILLS, false, false))).as("no systemd").isEmpty();
		assertThat(warnings(session(KILLS, true, true))).as("lingering").isEmpty();
		assertThat(warnings(new Surroundings(Map.of(), "anna", Optional.empty(), true, KILLS, false, false)))
			.as("no session")
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "BUILD_ID", "JENKINS_NODE_COOKIE", "RUNNER_TRACKING_ID" })
	void markOfACiAgentIsWarnedOfUnlessTheDaemonHasAnother(String mark) {
		Surroundings surroundings = at(Map.of(mark, "42"));
		assertThat(warnings(surroundings)).singleElement()
			.asString()
			.contains("By " + mark + " ", "'daemon.environment." + mark + "'");
		assertThat(SessionWarnings.of(surroundings, Map.of(mark, "dontKillMe"))).isEmpty();
		assertThat(warnings(at(Map.of(mark, "")))).isEmpty();
	}

	@Test
	void marksOfOneAgentAreOneWarning() {
		assertThat(warnings(at(Map.of("BUILD_ID", "42", "JENKINS_NODE_COOKIE", "x")))).singleElement()
			.asString()
			.contains("BUILD_ID and JENKINS_NODE_COOKIE");
	}

	@ParameterizedTest
	@EnumSource(ServiceManager.class)
	void whoeverWaitsForThisProcessIsWarnedOf(ServiceManager manager) {
		assertThat(warnings(new Surroundings(Map.of(), "anna", Optional.of(manager), true, KEEPS, false, false)))
			.singleElement()
			.asString()
			.contains(manager.reason(), "'daemon.background: always'");
	}

	@Test
	void inheritedVariablesAreNoReasonForAWarning() {
		assertThat(warnings(at(Map.of("INVOCATION_ID", "x", "NOTIFY_SOCKET", "/x", "SYSTEMD_EXEC_PID", "5",
				"SUPERVISOR_ENABLED", "1"))))
			.isEmpty();
	}

	@Test
	void containerIsWarnedOf() {
		assertThat(warnings(new Surroundings(Map.of(), "anna", Optional.empty(), false, KEEPS, false, true)))
			.singleElement()
			.asString()
			.contains("This is a container");
	}

	private static List<String> warnings(Surroundings surroundings) {
		return SessionWarnings.of(surroundings, surroundings.environment());
	}

	private static Surroundings at(Map<String, String> environment) {
		return new Surroundings(environment, "anna", Optional.empty(), true, KEEPS, false, false);
	}

	private static Surroundings session(LogindSettings logind, boolean systemd, boolean lingering) {
		return new Surroundings(Map.of("XDG_SESSION_ID", "3"), "anna", Optional.empty(), systemd, logind, lingering,
				false);
	}

}
