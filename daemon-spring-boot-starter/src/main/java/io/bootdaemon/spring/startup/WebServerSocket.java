package io.bootdaemon.spring.startup;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.ListeningAddress;
import io.bootdaemon.posix.KernelLoader;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The listening socket that an application's web server will have, from its properties.
 */
final class WebServerSocket {

	private static final String PORT = "server.port";

	private static final String ADDRESS = "server.address";

	private static final int DEFAULT_PORT = 8080;

	private WebServerSocket() {
	}

	/**
	 * Lets a launch open the socket. Where that can't be, the plan gets a warning
	 * instead, and the web server opens its own.
	 * @param plan the launch
	 * @param application the application
	 * @param environment its environment
	 * @return the plan
	 * @throws LaunchException if the address or the port isn't valid
	 */
	static LaunchPlan keep(LaunchPlan plan, SpringApplication application, Environment environment)
			throws LaunchException {
		int port = WebServerProperties.port(environment, PORT, DEFAULT_PORT);
		Optional<Server> server = Server.of(WebServerProperties.typeOf(application, environment),
				application.getClassLoader());
		if (!KernelLoader.isLinux()) {
			return withoutEffect(plan, "only Linux can keep a socket");
		}
		if (port < 0 || server.isEmpty()) {
			return withoutEffect(plan, (port < 0) ? "'" + PORT + "' is " + port
					: "the application has no web server that takes a socket: Tomcat, Jetty or Reactor Netty");
		}
		InetSocketAddress socket = value(environment, ADDRESS, InetAddress.class)
			.map((address) -> new InetSocketAddress(address, port))
			.orElseGet(() -> new InetSocketAddress(port));
		return plan.withKeptSocket(new ListeningAddress(socket, server.get().backlog(environment), PORT));
	}

	private static LaunchPlan withoutEffect(LaunchPlan plan, String reason) {
		return plan.withWarnings(List.of("'daemon.keep-socket' has no effect: " + reason));
	}

	private static <T> Optional<T> value(Environment environment, String key, Class<T> type) throws LaunchException {
		try {
			return Optional.ofNullable(Binder.get(environment).bind(key, Bindable.of(type)).orElse(null));
		}
		catch (BindException ex) {
			throw invalid(environment, key, ex);
		}
	}

	private static LaunchException invalid(Environment environment, String key, Exception cause) {
		boolean address = key.equals(ADDRESS);
		return new LaunchException(ExitStatus.CONFIGURATION,
				"'" + key + "' is '" + environment.getProperty(key) + "', which is "
						+ (address ? "no address." : "not a number."),
				address ? "Set it to an address of this machine, or leave it out." : "Set it to a number.", cause);
	}

	/**
	 * The servers that take a socket, in the order in which Spring Boot chooses among
	 * those that are there.
	 */
	private enum Server {

		TOMCAT("org.apache.catalina.startup.Tomcat", 100), JETTY("org.eclipse.jetty.server.Server", 50),
		NETTY("reactor.netty.http.server.HttpServer", 4096);

		private static final String TOMCAT_BACKLOG = "server.tomcat.accept-count";

		private final String type;

		/** By default. */
		private final int backlog;

		Server(String type, int backlog) {
			this.type = type;
			this.backlog = backlog;
		}

		static Optional<Server> of(WebApplicationType type, ClassLoader classLoader) {
			Stream<Server> usable = switch (type) {
				case NONE -> Stream.of();
				case SERVLET -> Stream.of(TOMCAT, JETTY);
				case REACTIVE -> Stream.of(values());
			};
			return usable.filter((server) -> ClassUtils.isPresent(server.type, classLoader)).findFirst();
		}

		int backlog(Environment environment) throws LaunchException {
			return (this == TOMCAT) ? value(environment, TOMCAT_BACKLOG, Integer.class).orElse(this.backlog)
					: this.backlog;
		}

	}

}
