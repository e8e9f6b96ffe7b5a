package io.bootdaemon.service.unit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That it is YAML is tested from outside, with its parser.
 */
class KubernetesDeploymentTests {

	private final Facts facts = new Facts("My App");

	@Test
	void deploymentHasProbesAndTimes() throws Exception {
		this.facts.options.startTimeout(Duration.ofSeconds(91)).stopTimeout(Duration.ofMillis(1500)).version("1.2");
		assertThat(stripped()).contains("kind: Deployment", "name: my-app", "image: \"my-app:1.2\"",
				"terminationGracePeriodSeconds: 2", "containerPort: 8080", "failureThreshold: 19",
				"httpGet: { path: \"/actuator/health/liveness\", port: http }",
				"httpGet: { path: \"/actuator/health/readiness\", port: http }", "memory: 800Mi");
	}

	@Test
	void actuatorWithAPortOfItsOwnIsAskedThere() throws Exception {
		this.facts.web = new ServedAddress(null, 8080, new HealthPaths(9090, true, "/live", "/ready", true));
		assertThat(stripped()).contains("- name: management", "containerPort: 9090",
				"httpGet: { path: \"/live\", port: management, scheme: HTTPS }");
	}

	@Test
	void whatEndsALineInYamlDoesNotEndIt() throws Exception {
		this.facts.arguments = List.of("a\u2028b\u0085c");
		assertThat(stripped()).contains("- \"a\\u2028b\\u0085c\"");
		assertThat(this.facts.text(UnitFormat.KUBERNETES)).doesNotContain("\u2028", "\u0085");
	}

	@Test
	void optionsOfTwoWordsAreOneInAVariable() throws Exception {
		this.facts.jvmOptions = List.of("-Xmx512m", "--add-opens", "java.base/java.lang=ALL-UNNAMED",
				"--enable-preview", "--class-path", "/srv/x");
		assertThat(stripped())
			.contains("value: \"-Xmx512m --add-opens=java.base/java.lang=ALL-UNNAMED --enable-preview\"");
	}

	@Test
	void withoutTheActuatorThePortIsLookedAt() throws Exception {
		this.facts.web = new ServedAddress(null, 8080, null);
		assertThat(stripped()).contains("tcpSocket: { port: http }");
	}

	@Test
	void withoutAPortThereAreNoProbes() throws Exception {
		this.facts.web = null;
		assertThat(stripped()).noneMatch((line) -> line.matches("(\\w+Probe|ports):.*"));
	}

	@Test
	void argumentsAreTheApplicationsOwn() throws Exception {
		this.facts.arguments = List.of("--daemon.name=x", "a b", "${HOME} %{x} \"\\");
		assertThat(stripped()).contains("- \"a b\"", "- \"$${HOME} %{x} \\\"\\\\\"")
			.noneMatch((line) -> line.matches("- .*daemon\\.name.*"));
	}

	@Test
	void optionsOfTheJvmAreAVariable() throws Exception {
		this.facts.jvmOptions = List.of("-cp", "x.jar", "-Xmx1g", "-Dx=a b", "-Dq=it's", "@file", "--add-opens=a=b",
				"--enable-preview", "--module-path=x");
		assertThat(stripped())
			.contains("value: \"-Xmx1g '-Dx=a b' '-Dq=it'\\\"'\\\"'s' --add-opens=a=b --enable-preview\"");
	}

	@Test
	void secretVariablesComeFromASecret() throws Exception {
		this.facts.options.environment(Map.of("TZ", "UTC", "TOKEN", "xyz"));
		this.facts.withheld = Set.of("TOKEN");
		assertThat(stripped()).contains("- { name: \"TZ\", value: \"UTC\" }",
				"- { name: \"TOKEN\", valueFrom: { secretKeyRef: { name: my-app, key: \"TOKEN\" } } }");
		assertThat(this.facts.text(UnitFormat.KUBERNETES)).doesNotContain("xyz");
	}

	@Test
	void startThatMayTakeForEverHasADay() throws Exception {
		this.facts.options.startTimeout(Duration.ZERO);
		assertThat(stripped()).contains("failureThreshold: 17280");
	}

	private List<String> stripped() throws Exception {
		return this.facts.lines(UnitFormat.KUBERNETES).stream().map(String::strip).toList();
	}

}
