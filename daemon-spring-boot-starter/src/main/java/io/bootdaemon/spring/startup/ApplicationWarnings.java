package io.bootdaemon.spring.startup;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Warns of problems that a Spring Boot application may have as a daemon.
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
			warnOfLogging(classLoader, List.of("logback", "logback-test"), List.of("xml"), warnings);
		}
		if (ClassUtils.isPresent("org.apache.logging.log4j.core.LoggerContext", classLoader)) {
			warnOfLogging(classLoader, List.of("log4j2", "log4j2-test"),
					List.of("xml", "yaml", "yml", "json", "jsn", "properties"), warnings);
		}
		if (!isWeb(application, environment) && !isKeptAlive(application, environment)) {
			warnings.add(
					"No web server of Spring Boot's keeps the JVM alive: unless another server or a thread of yours does, "
							+ "set 'spring.main.keep-alive' to true");
		}
		return warnings;
	}

	/**
	 * What a logging system finds by itself it reads when the first logger is made, which
	 * is before anything of ours runs.
	 */
	private static void warnOfLogging(ClassLoader classLoader, List<String> names, List<String> endings,
			List<String> warnings) {
		for (String name : names) {
			for (String ending : endings) {
				String file = name + "." + ending;
				if (classLoader.getResource(file) != null) {
					warnings
						.add(file + " on the class path is read by -d and each verb too, and can empty or roll over "
								+ "the files that the daemon writes: name it " + names.get(0) + "-spring." + ending);
				}
			}
		}
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
