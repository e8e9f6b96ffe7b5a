package io.bootdaemon.spring.properties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.support.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * An application's environment as Spring Boot prepares it, from files in a directory and
 * from variables and arguments of a test.
 */
final class Configured {

	static final ApplicationLocation LOCATION = new ApplicationLocation("orders", "1.0", Path.of("/opt/orders"),
			Path.of("").toAbsolutePath());

	private final Path directory;

	private final MockEnvironment environment = new MockEnvironment();

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private String[] arguments = {};

	Configured(Path directory) {
		this.directory = directory;
	}

	Configured yaml(String text) {
		return file("application.yaml", text);
	}

	Configured properties(String text) {
		return file("application.properties", text);
	}

	Configured file(String name, String text) {
		try {
			Files.writeString(this.directory.resolve(name), text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Configured variable(String name, String value) {
		this.variables.put(name, value);
		return this;
	}

	Configured arguments(String... arguments) {
		this.arguments = arguments;
		return this;
	}

	Configured defaultProperty(String name, Object value) {
		this.environment.getPropertySources().addLast(new MapPropertySource("defaultProperties", Map.of(name, value)));
		return this;
	}

	MockEnvironment environment() {
		this.environment.setProperty("spring.config.location", "file:" + this.directory + "/");
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", this.variables));
		this.environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(this.arguments));
		ConfigurationPropertySources.attach(this.environment);
		new SpringApplicationJsonEnvironmentPostProcessor().postProcessEnvironment(this.environment,
				new SpringApplication());
		ConfigDataEnvironmentPostProcessor.applyTo(this.environment);
		return this.environment;
	}

	DaemonOptions bind() throws LaunchException {
		return BoundProperties.of(environment(), this.arguments).options(LOCATION);
	}

	Set<String> otherKeys() throws LaunchException {
		return BoundProperties.of(environment(), this.arguments).otherKeys();
	}

	LaunchException failure() {
		LaunchException failure = catchThrowableOfType(LaunchException.class, this::bind);
		assertThat(failure).isNotNull();
		return failure;
	}

}
