package io.bootdaemon.spring.startup;

import java.util.Optional;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The address of an embedded web server, from its properties: those are the same in
 * Spring Boot 3 and 4, while the events moved.
 */
final class WebAddress {

	private static final String PORT = "local.server.port";

	private WebAddress() {
	}

	static boolean isServing(Environment environment) {
		return environment.containsProperty(PORT);
	}

	static Optional<String> of(Environment environment) {
		return Optional.ofNullable(environment.getProperty(PORT))
			.filter((port) -> !port.startsWith("-"))
			.map((port) -> (isSecure(environment) ? "https" : "http") + "://" + host(environment) + ":" + port
					+ path(environment));
	}

	private static boolean isSecure(Environment environment) {
		boolean configured = environment.containsProperty("server.ssl.bundle")
				|| environment.containsProperty("server.ssl.key-store")
				|| environment.containsProperty("server.ssl.certificate");
		return configured && environment.getProperty("server.ssl.enabled", Boolean.class, true);
	}

	private static String host(Environment environment) {
		String address = environment.getProperty("server.address", "localhost");
		if (address.equals("0.0.0.0") || address.equals("::")) {
			return "localhost";
		}
		return address.contains(":") ? "[" + address + "]" : address;
	}

	private static String path(Environment environment) {
		String path = environment.getProperty("server.servlet.context-path",
				environment.getProperty("spring.webflux.base-path", ""));
		return "/" + StringUtils.trimLeadingCharacter(path, '/');
	}

}
