package io.bootdaemon.spring.startup.verb;

import java.util.Objects;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.service.unit.HealthPaths;
import io.bootdaemon.service.unit.ServedAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ListeningServerTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void defaultsAreThoseOfSpringBoot() throws LaunchException {
		assertThat(web()).isEqualTo(new ServedAddress(null, 8080,
				new HealthPaths(8080, false, "/actuator/health/liveness", "/actuator/health/readiness", true)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1" })
	void portThatIsntKnownIsNone(String port) throws LaunchException {
		this.environment.setProperty("server.port", port);
		assertThat(find(WebApplicationType.SERVLET, true)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "65536", "8080x" })
	void portThatIsNoneIsRefused(String port) {
		this.environment.setProperty("server.port", port);
		assertThatExceptionOfType(LaunchException.class).isThrownBy(this::web)
			.withMessage("'server.port' is '" + port + "', which is not a port.")
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION));
	}

	@Test
	void applicationWithoutWebHasNone() throws LaunchException {
		assertThat(find(WebApplicationType.NONE, true)).isNull();
	}

	@Test
	void addressIsThatOfTheServerUnlessItIsAll() throws LaunchException {
		this.environment.setProperty("server.address", "127.0.0.1");
		assertThat(web().address()).isEqualTo("127.0.0.1");
		this.environment.setProperty("server.address", "0.0.0.0");
		assertThat(web().address()).isNull();
	}

	@Test
	void contextPathIsBeforeTheActuators() throws LaunchException {
		this.environment.setProperty("server.servlet.context-path", "/app/");
		this.environment.setProperty("spring.mvc.servlet.path", "mvc");
		this.environment.setProperty("management.endpoints.web.base-path", "/");
		this.environment.setProperty("management.endpoints.web.path-mapping.health", "how");
		assertThat(health().liveness()).isEqualTo("/app/mvc/how/liveness");
	}

	@Test
	void reactiveApplicationHasAPathOfItsOwn() throws LaunchException {
		this.environment.setProperty("server.servlet.context-path", "/app");
		this.environment.setProperty("spring.webflux.base-path", "/flux");
		ServedAddress web = Objects.requireNonNull(find(WebApplicationType.REACTIVE, true));
		assertThat(Objects.requireNonNull(web.health()).readiness()).isEqualTo("/flux/actuator/health/readiness");
	}

	@Test
	void portOfItsOwnHasNoContextPath() throws LaunchException {
		this.environment.setProperty("server.servlet.context-path", "/app");
		this.environment.setProperty("management.server.port", "9090");
		this.environment.setProperty("management.server.base-path", "/m");
		assertThat(health()).isEqualTo(
				new HealthPaths(9090, false, "/m/actuator/health/liveness", "/m/actuator/health/readiness", true));
	}

	@Test
	void additionalPathsAreAtTheMainPort() throws LaunchException {
		this.environment.setProperty("server.servlet.context-path", "/app");
		this.environment.setProperty("management.server.port", "9090");
		this.environment.setProperty("management.endpoint.health.probes.add-additional-paths", "true");
		assertThat(health()).isEqualTo(new HealthPaths(8080, false, "/app/livez", "/app/readyz", true));
	}

	@Test
	void transportIsSecureWhereThatIsConfigured() throws LaunchException {
		this.environment.setProperty("server.ssl.bundle", "web");
		assertThat(health().secure()).isTrue();
		this.environment.setProperty("management.server.port", "9090");
		assertThat(health().secure()).isTrue();
		this.environment.setProperty("management.server.ssl.enabled", "false");
		assertThat(health().secure()).isFalse();
		this.environment.setProperty("management.server.port", "8080");
		this.environment.setProperty("server.ssl.enabled", "false");
		assertThat(health().secure()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.server.port=-1", "management.endpoints.web.exposure.include=info",
			"management.endpoints.web.exposure.exclude=*", "management.endpoint.health.access=none",
			"management.endpoint.health.probes.enabled=false" })
	void healthThatIsntToBeSeenIsNone(String property) throws LaunchException {
		String[] parts = property.split("=");
		this.environment.setProperty(parts[0], parts[1]);
		assertThat(web().health()).isNull();
	}

	@Test
	void withoutTheActuatorThereIsNone() throws LaunchException {
		assertThat(Objects.requireNonNull(find(WebApplicationType.SERVLET, false)).health()).isNull();
	}

	private HealthPaths health() throws LaunchException {
		return Objects.requireNonNull(web().health());
	}

	private ServedAddress web() throws LaunchException {
		return Objects.requireNonNull(find(WebApplicationType.SERVLET, true));
	}

	private @Nullable ServedAddress find(WebApplicationType type, boolean actuator) throws LaunchException {
		return ListeningServer.of(this.environment, type, actuator);
	}

}
