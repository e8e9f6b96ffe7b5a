package io.bootdaemon.dryrun;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
		assertThat(warnings(new Surroundings(Map.of(), "anna", 7, 6, true, KILLS, false, false))).as("no session")
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
	@CsvSource({ "7, 6, ''", "5, 1, INVOCATION_ID", "5, 6, INVOCATION_ID NOTIFY_SOCKET" })
	void serviceOfSystemdIsWarnedOf(String first, long parent, String variables) {
		Map<String, String> environment = new HashMap<>(Map.of("SYSTEMD_EXEC_PID", first));
		List.of(variables.split(" ")).forEach((name) -> environment.put(name, "x"));
		assertThat(warnings(new Surroundings(environment, "anna", 7, parent, true, KEEPS, false, false)))
			.singleElement()
			.asString()
			.contains("systemd runs this", "leave -d out", "Type=exec");
	}

	@Test
	void supervisordIsWarnedOf() {
		assertThat(warnings(at(Map.of("SUPERVISOR_ENABLED", "1")))).singleElement()
			.asString()
			.contains("supervisord", "leave -d out");
	}

	@Test
	void containerIsWarnedOf() {
		String said = "This is a container";
		assertThat(warnings(at(Map.of("container", "podman")))).singleElement().asString().contains(said);
		assertThat(warnings(at(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")))).singleElement()
			.asString()
			.contains(said);
		assertThat(warnings(new Surroundings(Map.of(), "anna", 7, 6, false, KEEPS, false, true))).singleElement()
			.asString()
			.contains(said);
		assertThat(warnings(new Surroundings(Map.of(), "anna", 7, 1, false, KEEPS, false, false))).singleElement()
			.asString()
			.contains(said);
		assertThat(warnings(new Surroundings(Map.of(), "anna", 7, 1, true, KEEPS, false, false))).isEmpty();
	}

	private static List<String> warnings(Surroundings surroundings) {
		return SessionWarnings.of(surroundings, surroundings.environment());
	}

	private static Surroundings at(Map<String, String> environment) {
		return new Surroundings(environment, "anna", 7, 6, true, KEEPS, false, false);
	}

	private static Surroundings session(LogindSettings logind, boolean systemd, boolean lingering) {
		return new Surroundings(Map.of("XDG_SESSION_ID", "3"), "anna", 7, 6, systemd, logind, lingering, false);
	}

}
