package io.bootdaemon.spring.startup;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.ListeningAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@EnabledOnOs(OS.LINUX)
class WebServerSocketTests {

	private final MockEnvironment environment = new MockEnvironment();

	private final SpringApplication application = new SpringApplication(Object.class);

	WebServerSocketTests() {
		this.application.setWebApplicationType(WebApplicationType.SERVLET);
	}

	@Test
	void defaultsAreThoseOfSpringBoot() throws LaunchException {
		assertThat(socket().socket()).isEqualTo(new InetSocketAddress(8080));
		assertThat(socket().backlog()).isPositive();
	}

	@Test
	void socketIsThatOfTheProperties() throws LaunchException {
		this.environment.setProperty("server.port", "0");
		this.environment.setProperty("server.address", "127.0.0.1");
		assertThat(socket().socket()).isEqualTo(new InetSocketAddress("127.0.0.1", 0));
	}

	@ParameterizedTest
	@CsvSource({ "server.port, -1, is -1", "spring.main.web-application-type, none, no web server" })
	void applicationWithoutAServerGetsAWarning(String key, String value, String reason) throws LaunchException {
		this.environment.setProperty(key, value);
		LaunchPlan plan = keep();
		assertThat(plan.keptSocket()).isNull();
		assertThat(plan.warnings()).singleElement()
			.asString()
			.startsWith("'daemon.keep-socket' has no effect: ")
			.contains(reason);
	}

	@ParameterizedTest
	@CsvSource({ "server.port, http", "server.port, 65536", "server.address, no such host" })
	void valueThatIsNoneIsRefused(String key, String value) {
		this.environment.setProperty(key, value);
		assertThatExceptionOfType(LaunchException.class).isThrownBy(this::keep)
			.withMessageStartingWith("'" + key + "' is '" + value + "', which is no")
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION));
	}

	private ListeningAddress socket() throws LaunchException {
		return keep().keptSocket();
	}

	private LaunchPlan keep() throws LaunchException {
		CommandLine commandLine = new CommandLine(List.of(), List.of("-jar", "app.jar"), List.of());
		LaunchPlan plan = new LaunchPlan(DaemonOptions.named("app").build(), Path.of("/opt/jdk/bin/java"), commandLine,
				List.of(), Path.of("/"), Instant.now(), List.of(), false, null);
		return WebServerSocket.keep(plan, this.application, this.environment);
	}

}
