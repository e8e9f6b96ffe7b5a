package io.bootdaemon.spring.startup;

import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;

/**
 * What the properties say of the web server that an application will have: nothing of it
 * runs yet. The properties are the same in Spring Boot 3 and 4.
 */
public final class WebServerProperties {

	private static final int LAST_PORT = 65535;

	private WebServerProperties() {
	}

	/**
	 * The kind of application. The properties of spring.main come to it a moment later.
	 * @param application the application
	 * @param environment its environment
	 * @return its kind
	 */
	public static WebApplicationType typeOf(SpringApplication application, Environment environment) {
		String type = environment.getProperty("spring.main.web-application-type",
				String.valueOf(application.getWebApplicationType()));
		return Stream.of(WebApplicationType.values())
			.filter((each) -> each.name().equalsIgnoreCase(type.strip()))
			.findFirst()
			.orElse(WebApplicationType.NONE);
	}

	/**
	 * A port.
	 * @param environment the environment
	 * @param key the property that names it
	 * @param otherwise the port if there is no such property
	 * @return the port; 0 for any, negative for no server
	 * @throws LaunchException if it is no port
	 */
	public static int port(Environment environment, String key, int otherwise) throws LaunchException {
		String text = environment.getProperty(key, "").strip();
		try {
			int port = text.isEmpty() ? otherwise : Integer.parseInt(text);
			if (port <= LAST_PORT) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// Reported below, like a number that is too large
		}
		throw new LaunchException(ExitStatus.CONFIGURATION, "'" + key + "' is '" + text + "', which is not a port.",
				"Set it to a number up to " + LAST_PORT + ".");
	}

}
