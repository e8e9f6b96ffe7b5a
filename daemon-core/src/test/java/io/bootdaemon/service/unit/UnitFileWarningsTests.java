package io.bootdaemon.service.unit;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.LogRotation;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnitFileWarningsTests {

	private final Facts facts = new Facts();

	@Test
	void ordinaryOneHasNone() {
		for (UnitFormat format : UnitFormat.values()) {
			assertThat(warnings(format, "PATH", "HOME", "DAEMON_ENVIRONMENT_TZ")).isEmpty();
		}
	}

	@Test
	void variablesThatConfigureItHere() {
		this.facts.options.environment(Map.of("SPRING_X", "x"));
		assertThat(warnings(UnitFormat.SYSTEMD, "SPRING_PROFILES_ACTIVE", "JDK_JAVA_OPTIONS", "SPRING_X", "PATH"))
			.singleElement()
			.asString()
			.contains(": JDK_JAVA_OPTIONS, SPRING_PROFILES_ACTIVE. ");
	}

	@Test
	void secretsInArgumentsAndThoseLeftOut() {
		this.facts.arguments = List.of("--my.password=xyz");
		this.facts.options.environment(Map.of("TOKEN", "xyz"));
		this.facts.withheld = Set.of("TOKEN");
		assertThat(warnings(UnitFormat.SYSTEMD)).hasSize(2)
			.anyMatch((warning) -> warning.contains("--my.password"))
			.anyMatch((warning) -> warning.contains("TOKEN"))
			.noneMatch((warning) -> warning.contains("xyz"));
	}

	@Test
	void root() {
		this.facts.user = null;
		assertThat(warnings(UnitFormat.SYSTEMD)).singleElement().asString().contains("root");
		assertThat(warnings(UnitFormat.KUBERNETES)).isEmpty();
	}

	@Test
	void whatTheDaemonDoesItself() {
		this.facts.options.logRotation(new LogRotation(1, 1, false)).restart(RestartOptions.of(RestartPolicy.ALWAYS));
		assertThat(warnings(UnitFormat.LOGROTATE)).singleElement().asString().contains("daemon.log.max-size");
		assertThat(warnings(UnitFormat.MONIT)).singleElement().asString().contains("daemon.restart.policy");
	}

	private List<String> warnings(UnitFormat format, String... environment) {
		return new UnitFile(format, this.facts.build()).warnings(Set.of(environment));
	}

}
