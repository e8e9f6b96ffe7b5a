package io.bootdaemon.spring.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Warns of what a Spring Boot application may meet as a daemon.
 */
final class ApplicationWarnings {

	private ApplicationWarnings() {
	}

	/**
	 * All of them, one sentence each, without a full stop.
	 */
	static List<String> of(SpringApplication application, Environment environment) {
		List<String> warnings = new ArrayList<>();
		ClassLoader classLoader = application.getClassLoader();
		if (ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext", classLoader)) {
			Stream.of("logback.xml", "logback-test.xml")
				.filter((name) -> classLoader.getResource(name) != null)
				.map("%s on the class path is read by -d and each verb too, and can empty the daemon's own log: "::formatted)
				.map((warning) -> warning + "name it logback-spring.xml")
				.forEach(warnings::add);
		}
		if (!isWeb(application, environment) && !isKeptAlive(application, environment)) {
			warnings.add("No web server keeps the JVM alive: unless a scheduled task or a thread of yours does, "
					+ "set 'spring.main.keep-alive' to true");
		}
		return warnings;
	}

	/**
	 * The properties of spring.main come to the application a moment later than to us.
	 */
	private static boolean isWeb(SpringApplication application, Environment environment) {
		WebApplicationType type = application.getWebApplicationType();
		return !environment.getProperty("spring.main.web-application-type", String.valueOf(type))
			.equalsIgnoreCase(WebApplicationType.NONE.name());
	}

	private static boolean isKeptAlive(SpringApplication application, Environment environment) {
		return environment.getProperty("spring.main.keep-alive", Boolean.class, application.isKeepAlive());
	}

}
