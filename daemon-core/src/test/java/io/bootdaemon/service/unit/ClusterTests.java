package io.bootdaemon.service.unit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kubernetes and Nomad. That the first is YAML is tested from outside, with its parser.
 */
class ClusterTests {

	private final Facts facts = new Facts("My App");

	@Test
	void deploymentHasProbesAndTimes() throws Exception {
		this.facts.options.startTimeout(Duration.ofSeconds(91)).stopTimeout(Duration.ofMillis(1500)).version("1.2");
		assertThat(stripped(UnitFormat.KUBERNETES)).contains("kind: Deployment", "name: my-app",
				"image: \"my-app:1.2\"", "terminationGracePeriodSeconds: 2", "containerPort: 8080",
				"failureThreshold: 19", "httpGet: { path: \"/actuator/health/liveness\", port: http }",
				"httpGet: { path: \"/actuator/health/readiness\", port: http }", "memory: 800Mi");
	}

	@Test
	void actuatorWithAPortOfItsOwnIsAskedThere() throws Exception {
		this.facts.web = new WebServer(null, 8080, new HealthPaths(9090, true, "/live", "/ready", true));
		assertThat(stripped(UnitFormat.KUBERNETES)).contains("- name: management", "containerPort: 9090",
				"httpGet: { path: \"/live\", port: management, scheme: HTTPS }");
		assertThat(stripped(UnitFormat.NOMAD)).contains("to = 9090", "ports = [\"http\", \"management\"]",
				"port     = \"management\"", "protocol = \"https\"", "path     = \"/live\"");
	}

	@Test
	void whatEndsALineInYamlDoesNotEndIt() throws Exception {
		this.facts.arguments = List.of("a\u2028b\u0085c");
		assertThat(stripped(UnitFormat.KUBERNETES)).contains("- \"a\\u2028b\\u0085c\"");
		assertThat(this.facts.text(UnitFormat.KUBERNETES)).doesNotContain("\u2028", "\u0085");
	}

	@Test
	void optionsOfTwoWordsAreOneInAVariable() throws Exception {
		this.facts.jvmOptions = List.of("-Xmx512m", "--add-opens", "java.base/java.lang=ALL-UNNAMED",
				"--enable-preview", "--class-path", "/srv/x");
		assertThat(stripped(UnitFormat.KUBERNETES))
			.contains("value: \"-Xmx512m --add-opens=java.base/java.lang=ALL-UNNAMED --enable-preview\"");
	}

	@Test
	void withoutTheActuatorThePortIsLookedAt() throws Exception {
		this.facts.web = new WebServer(null, 8080, null);
		assertThat(stripped(UnitFormat.KUBERNETES)).contains("tcpSocket: { port: http }");
		assertThat(stripped(UnitFormat.NOMAD)).contains("type     = \"tcp\"")
			.doesNotContain("path     = ", "name     = \"liveness\"");
	}

	@Test
	void withoutAPortThereAreNoProbes() throws Exception {
		this.facts.web = null;
		assertThat(stripped(UnitFormat.KUBERNETES)).noneMatch((line) -> line.matches("(\\w+Probe|ports):.*"));
		assertThat(stripped(UnitFormat.NOMAD)).noneMatch((line) -> line.startsWith("service {"));
	}

	@Test
	void argumentsAreTheApplicationsOwn() throws Exception {
		this.facts.arguments = List.of("--daemon.name=x", "a b", "${HOME} %{x} \"\\");
		assertThat(stripped(UnitFormat.KUBERNETES)).contains("- \"a b\"", "- \"$${HOME} %{x} \\\"\\\\\"")
			.noneMatch((line) -> line.matches("- .*daemon\\.name.*"));
		assertThat(stripped(UnitFormat.NOMAD)).contains("\"a b\",", "\"$${HOME} %%{x} \\\"\\\\\",");
	}

	@Test
	void optionsOfTheJvmAreAVariable() throws Exception {
		this.facts.jvmOptions = List.of("-cp", "x.jar", "-Xmx1g", "-Dx=a b", "-Dq=it's", "@file", "--add-opens=a=b",
				"--enable-preview", "--module-path=x");
		assertThat(stripped(UnitFormat.KUBERNETES))
			.contains("value: \"-Xmx1g '-Dx=a b' '-Dq=it'\\\"'\\\"'s' --add-opens=a=b --enable-preview\"");
	}

	@Test
	void secretVariablesComeFromASecret() throws Exception {
		this.facts.options.environment(Map.of("TZ", "UTC", "TOKEN", "xyz"));
		this.facts.withheld = Set.of("TOKEN");
		assertThat(stripped(UnitFormat.KUBERNETES)).contains("- { name: \"TZ\", value: \"UTC\" }",
				"- { name: \"TOKEN\", valueFrom: { secretKeyRef: { name: my-app, key: \"TOKEN\" } } }");
		assertThat(this.facts.text(UnitFormat.KUBERNETES)).doesNotContain("xyz");
		assertThat(stripped(UnitFormat.NOMAD)).contains("TZ = \"UTC\"");
		assertThat(this.facts.text(UnitFormat.NOMAD)).doesNotContain("xyz");
	}

	@Test
	void jobHasChecksAndTimes() throws Exception {
		this.facts.options.startTimeout(Duration.ofSeconds(90))
			.stopTimeout(Duration.ofSeconds(70))
			.restart(RestartOptions.of(RestartPolicy.ON_FAILURE));
		assertThat(stripped(UnitFormat.NOMAD)).contains("job \"My-App\" {", "healthy_deadline  = \"100s\"",
				"progress_deadline = \"400s\"", "kill_timeout = \"70s\"", "attempts = 10", "interval = \"900s\"",
				"mode     = \"fail\"", "path     = \"/actuator/health/readiness\"", "memory = 800");
	}

	@Test
	void restartsOfTheJobFitIntoTheirInterval() throws Exception {
		assertThat(stripped(UnitFormat.NOMAD)).contains("attempts = 0", "mode     = \"fail\"");
		Duration minute = Duration.ofMinutes(1);
		this.facts.options
			.restart(new RestartOptions(RestartPolicy.ALWAYS, minute, minute, minute, 20, Duration.ofSeconds(150)));
		assertThat(stripped(UnitFormat.NOMAD)).contains("attempts = 2", "interval = \"150s\"", "delay    = \"60s\"");
		this.facts.options
			.restart(new RestartOptions(RestartPolicy.ALWAYS, Duration.ZERO, minute, minute, 0, Duration.ofSeconds(1)));
		assertThat(stripped(UnitFormat.NOMAD)).contains("attempts = 10", "interval = \"5s\"", "mode     = \"delay\"");
	}

	@Test
	void startThatMayTakeForEverHasADay() throws Exception {
		this.facts.options.startTimeout(Duration.ZERO);
		assertThat(stripped(UnitFormat.KUBERNETES)).contains("failureThreshold: 17280");
		assertThat(stripped(UnitFormat.NOMAD)).contains("healthy_deadline  = \"86410s\"");
	}

	private List<String> stripped(UnitFormat format) throws Exception {
		return this.facts.lines(format).stream().map(String::strip).toList();
	}

}
