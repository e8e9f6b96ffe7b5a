package io.bootdaemon.service.unit;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@ParameterizedTest
	@ValueSource(strings = { "DB_PASSWORD", "PASSWD", "DB_PWD", "API_KEY", "apiToken", "CLIENT_SECRET",
			"AWS_CREDENTIALS", "SENTRY_DSN" })
	void nameMaySaySo(String name) {
		assertThat(Secrets.among(Map.of(name, "x"), Set.of())).containsExactly(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TZ", "LANG", "JAVA_TOOL_OPTIONS", "SPRING_PROFILES_ACTIVE", "FTP_PASSIVE" })
	void ordinaryNameDoesNot(String name) {
		assertThat(Secrets.among(Map.of(name, "x"), Set.of())).isEmpty();
	}

	@Test
	void addressWithAPasswordIsOne() {
		assertThat(Secrets.among(Map.of("URL", "postgres://me:pw@db/x", "U", "http://db:80/@x"), Set.of()))
			.containsExactly("URL");
	}

	@Test
	void whatDoesNotStandInTheConfigurationMayBeOne() {
		assertThat(Secrets.among(Map.of("A", "x", "B", "y"), Set.of("A"))).containsExactly("A");
	}

	@Test
	void argumentsAreNamedWithoutTheirValues() {
		ServiceCommand command = new ServiceCommand("/usr/bin/java", List.of("-Dx.password=a"), List.of("-Dkey=b"),
				List.of(), List.of("Main"), List.of("--spring.datasource.password=c", "--server.port=1", "--secret"),
				"/");
		assertThat(Secrets.inCommand(command))
			.isEqualTo(List.of("-Dx.password", "-Dkey", "--spring.datasource.password"));
	}

}
