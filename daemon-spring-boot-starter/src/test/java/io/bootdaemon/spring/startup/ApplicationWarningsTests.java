package io.bootdaemon.spring.startup;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationWarningsTests {

	@TempDir
	Path classes;

	@Test
	void webApplicationIsNoReasonForAWarning() {
		assertThat(warnings(WebApplicationType.SERVLET)).isEmpty();
	}

	@Test
	void logbackThatStartsByItselfIsWarnedOf() throws IOException {
		Files.createFile(this.classes.resolve("logback-spring.xml"));
		assertThat(inClasses()).isEmpty();
		Files.createFile(this.classes.resolve("logback.xml"));
		assertThat(inClasses()).singleElement().asString().startsWith("logback.xml ").contains("logback-spring.xml");
	}

	@ParameterizedTest
	@CsvSource({ "NONE, , , true", "SERVLET, none, , true", "NONE, none, true, false", "NONE, , true, false",
			"NONE, servlet, , false", "REACTIVE, , , false" })
	void jvmThatNothingKeepsAliveIsWarnedOf(WebApplicationType type, String configured, String keepAlive,
			boolean warned) {
		List<String> properties = new ArrayList<>();
		if (configured != null) {
			properties.add("spring.main.web-application-type=" + configured);
		}
		if (keepAlive != null) {
			properties.add("spring.main.keep-alive=" + keepAlive);
		}
		assertThat(warnings(type, properties.toArray(String[]::new)).stream()
			.anyMatch((warning) -> warning.contains("'spring.main.keep-alive'"))).isEqualTo(warned);
	}

	@Test
	void applicationThatKeepsItselfAliveIsNot() {
		SpringApplication application = application(WebApplicationType.NONE);
		application.setKeepAlive(true);
		assertThat(ApplicationWarnings.of(application, new MockEnvironment())).isEmpty();
	}

	private static List<String> warnings(WebApplicationType type, String... properties) {
		MockEnvironment environment = new MockEnvironment();
		for (String property : properties) {
			environment.setProperty(property.split("=")[0], property.split("=")[1]);
		}
		return ApplicationWarnings.of(application(type), environment);
	}

	private List<String> inClasses() throws IOException {
		SpringApplication application = application(WebApplicationType.SERVLET);
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.classes.toUri().toURL() },
				getClass().getClassLoader())) {
			application.setResourceLoader(new DefaultResourceLoader(loader));
			return ApplicationWarnings.of(application, new MockEnvironment());
		}
	}

	private static SpringApplication application(WebApplicationType type) {
		SpringApplication application = new SpringApplication(Object.class);
		application.setWebApplicationType(type);
		return application;
	}

}
