package io.bootdaemon.spring.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ConfigurationFilesTests {

	private static final Path FROM = Path.of("/home/me");

	private static final Path TO = Path.of("/srv");

	@TempDir
	Path directory;

	private final StandardEnvironment environment = environment();

	@Test
	void propertiesInTheSameDirectoryAreNone() throws LaunchException {
		add(new MapPropertySource("systemProperties", Map.of("spring.config.location", "./conf/")));
		assertThat(ConfigurationFiles.properties(this.environment, FROM, FROM)).isEmpty();
	}

	@Test
	void propertiesKeepSpringsDefaultLocationWhereItWas() throws LaunchException {
		assertThat(properties()).singleElement()
			.asString()
			.isEqualTo("-Dspring.config.location=optional:classpath:/;optional:classpath:/config/,"
					+ "optional:file:/home/me/;optional:file:/home/me/config/;optional:file:/home/me/config/*/");
	}

	@Test
	void propertiesMakeALocationInAVariableAbsolute() throws LaunchException {
		add(new SystemEnvironmentPropertySource("systemEnvironment",
				Map.of("SPRING_CONFIG_LOCATION", "conf/,optional:file:./more.yml,classpath:/x.yml,/etc/x.yml")));
		assertThat(properties()).containsExactly("-Dspring.config.location="
				+ "/home/me/conf/,optional:file:/home/me/more.yml,classpath:/x.yml,/etc/x.yml");
	}

	@Test
	void propertiesMakeAnAdditionalLocationAbsolute() throws LaunchException {
		add(new SystemEnvironmentPropertySource("systemEnvironment",
				Map.of("SPRING_CONFIG_ADDITIONAL_LOCATION", "./conf/")));
		assertThat(properties()).hasSize(2).contains("-Dspring.config.additional-location=/home/me/conf/");
	}

	@Test
	void propertiesMakeASystemPropertyAbsolute() throws LaunchException {
		add(new MapPropertySource("systemProperties", Map.of("spring.config.location", "file:conf/")));
		assertThat(properties()).containsExactly("-Dspring.config.location=file:/home/me/conf/");
	}

	@Test
	void propertiesLeaveAnAbsoluteLocationToItsSource() throws LaunchException {
		add(new SystemEnvironmentPropertySource("systemEnvironment",
				Map.of("SPRING_CONFIG_LOCATION", "file:/etc/orders/")));
		assertThat(properties()).isEmpty();
	}

	@Test
	void propertiesLeaveArgumentsToTheCommandLine() throws LaunchException {
		add(new SimpleCommandLinePropertySource("--spring.config.location=conf/", "--spring.config.import=file:x.yml"));
		assertThat(properties()).isEmpty();
	}

	@Test
	void propertiesWhenALocationCannotBeOverriddenAreRefused() {
		add(new MapPropertySource("spring.application.json", Map.of("spring.config.location", "conf/")));
		assertThat(failure()).hasMessageContaining("'spring.config.location' is 'conf/'")
			.hasMessageContaining("spring.application.json");
	}

	@ParameterizedTest
	@CsvSource({ "optional:file:./extra.yml, optional:file:./extra.yml", "file:extra.yml, file:extra.yml",
			"configtree:secrets/, configtree:secrets/", "optional:configtree:./secrets/, configtree:./secrets/",
			"'beside.yml,optional:file:extra.yml', file:extra.yml",
			"'[beside.yml, optional:file:extra.yml]', file:extra.yml", "'optional:file:${name}.yml', file:orders.yml" })
	void propertiesWhenAFileImportsARelativeOneAreRefused(String imports, String named) throws IOException {
		load("name: orders\nspring.config.import: " + imports);
		assertThat(failure()).hasMessageContaining(named)
			.hasMessageContaining("spring.config.import")
			.hasMessageContaining("application.yaml");
	}

	@ParameterizedTest
	@ValueSource(strings = { "beside.yml", "optional:beside.yml", "optional:./beside.yml", "optional:file:/etc/no.yml",
			"optional:configtree:/etc/no/", "classpath:/META-INF/no.yml", "optional:file:${absolute}/x.yml",
			"beside.yml,optional:file:/etc/no.yml" })
	void propertiesWhenAFileImportsOneThatStaysTheSameAreAsElse(String imports) throws Exception {
		load("absolute: /etc\nspring.config.import: " + imports.replace("classpath:", "optional:classpath:"));
		assertThat(properties()).isEmpty();
	}

	private List<String> properties() throws LaunchException {
		return ConfigurationFiles.properties(this.environment, FROM, TO);
	}

	private LaunchException failure() {
		LaunchException failure = catchThrowableOfType(LaunchException.class, this::properties);
		assertThat(failure).isNotNull();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		assertThat(failure.action()).contains("absolute path", "daemon.work-dir");
		return failure;
	}

	private void load(String yaml) throws IOException {
		Files.writeString(this.directory.resolve("application.yaml"), yaml + "\n");
		Files.writeString(this.directory.resolve("beside.yml"), "x: y\n");
		add(new MapPropertySource("systemProperties", Map.of("spring.config.location", "file:" + this.directory + "/",
				"spring.config.on-not-found", "ignore")));
		ConfigurationPropertySources.attach(this.environment);
		ConfigDataEnvironmentPostProcessor.applyTo(this.environment);
	}

	private void add(PropertySource<?> source) {
		this.environment.getPropertySources().addFirst(source);
	}

	private static StandardEnvironment environment() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().forEach((source) -> environment.getPropertySources().remove(source.getName()));
		return environment;
	}

}
