package io.bootdaemon.spring.startup.verb;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.bootdaemon.LaunchException;
import io.bootdaemon.service.unit.HealthPaths;
import io.bootdaemon.service.unit.ServedAddress;
import io.bootdaemon.spring.startup.WebServerProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The address and health paths that an application will have, from its properties:
 * nothing of it runs yet. The properties are the same in Spring Boot 3 and 4.
 */
final class ListeningServer {

	private static final String ACTUATOR = "org.springframework.boot.actuate.endpoint.annotation.Endpoint";

	private static final String PROBES = "management.endpoint.health.probes.";

	private static final int DEFAULT_PORT = 8080;

	private final Environment environment;

	private final WebApplicationType type;

	private final boolean hasActuator;

	private ListeningServer(Environment environment, WebApplicationType type, boolean hasActuator) {
		this.environment = environment;
		this.type = type;
		this.hasActuator = hasActuator;
	}

	/**
	 * The server of an application; null if it has none, or whatever port is free.
	 */
	static @Nullable ServedAddress of(SpringApplication application, Environment environment) throws LaunchException {
		return of(environment, WebServerProperties.typeOf(application, environment),
				ClassUtils.isPresent(ACTUATOR, application.getClassLoader()));
	}

	static @Nullable ServedAddress of(Environment environment, WebApplicationType type, boolean hasActuator)
			throws LaunchException {
		return (type != WebApplicationType.NONE) ? new ListeningServer(environment, type, hasActuator).find() : null;
	}

	private @Nullable ServedAddress find() throws LaunchException {
		int port = port("server.port", DEFAULT_PORT);
		String address = this.environment.getProperty("server.address");
		boolean all = address == null || address.isBlank() || address.equals("0.0.0.0") || address.equals("::");
		return (port > 0) ? new ServedAddress(all ? null : address, port, health(port)) : null;
	}

	private @Nullable HealthPaths health(int port) throws LaunchException {
		int management = port("management.server.port", port);
		if (!this.hasActuator || management <= 0 || !isExposed() || !flag(PROBES + "enabled", true)) {
			return null;
		}
		// Without a cluster they are there by default since Spring Boot 4
		boolean enabled = flag(PROBES + "enabled", !SpringBootVersion.getVersion().startsWith("3."));
		boolean secure = isSecure("server.ssl.");
		if (flag(PROBES + "add-additional-paths", false)) {
			return new HealthPaths(port, secure, path(mainPath(), "livez"), path(mainPath(), "readyz"), enabled);
		}
		boolean apart = management != port;
		String base = path(apart ? text("management.server.base-path", "") : mainPath(),
				text("management.endpoints.web.base-path", "/actuator"),
				text("management.endpoints.web.path-mapping.health", "health"));
		boolean own = apart && has("management.server.ssl.");
		return new HealthPaths(management, own ? isSecure("management.server.ssl.") : secure, path(base, "liveness"),
				path(base, "readiness"), enabled);
	}

	private boolean isExposed() {
		Set<String> included = names("management.endpoints.web.exposure.include", "health");
		Set<String> excluded = names("management.endpoints.web.exposure.exclude");
		return Stream.of("*", "health").anyMatch(included::contains)
				&& Stream.of("*", "health").noneMatch(excluded::contains)
				&& flag("management.endpoint.health.enabled", flag("management.endpoints.enabled-by-default", true))
				&& !text("management.endpoint.health.access", text("management.endpoints.access.default", ""))
					.equalsIgnoreCase("none")
				&& !text("management.endpoints.access.max-permitted", "").equalsIgnoreCase("none");
	}

	private Set<String> names(String key, String... otherwise) {
		return Binder.get(this.environment).bind(key, Bindable.setOf(String.class)).orElse(Set.of(otherwise));
	}

	private String mainPath() {
		return (this.type == WebApplicationType.SERVLET)
				? path(text("server.servlet.context-path", ""), text("spring.mvc.servlet.path", ""))
				: text("spring.webflux.base-path", "");
	}

	private boolean isSecure(String prefix) {
		return has(prefix) && flag(prefix + "enabled", true);
	}

	private boolean has(String prefix) {
		return List.of("enabled", "bundle", "key-store", "certificate")
			.stream()
			.anyMatch((name) -> this.environment.containsProperty(prefix + name));
	}

	private boolean flag(String key, boolean otherwise) {
		return text(key, String.valueOf(otherwise)).strip().equalsIgnoreCase("true");
	}

	private String text(String key, String otherwise) {
		return this.environment.getProperty(key, otherwise);
	}

	private int port(String key, int otherwise) throws LaunchException {
		return WebServerProperties.port(this.environment, key, otherwise);
	}

	private static String path(String... parts) {
		StringBuilder path = new StringBuilder();
		for (String part : parts) {
			String plain = StringUtils.trimTrailingCharacter(StringUtils.trimLeadingCharacter(part.strip(), '/'), '/');
			path.append(plain.isEmpty() ? "" : "/" + plain);
		}
		return path.toString();
	}

}
