package io.bootdaemon.spring.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

import io.bootdaemon.service.PassedSocket;
import io.bootdaemon.service.PassedSocketException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Gives the application's web server the listening socket that was passed to this
 * process. If that can't be used, a warning is logged, and the server opens its own. The
 * management server has a context of its own and is left alone.
 */
class PassedSocketCustomizer implements WebServerFactoryCustomizer<AbstractConfigurableWebServerFactory>, Ordered {

	private static final Log logger = LogFactory.getLog(PassedSocketCustomizer.class);

	private static final String SHUTDOWN = "daemonPassedSocketShutdown";

	/** Whose server has the socket: of several applications in a JVM the first. */
	private static @Nullable ConfigurableApplicationContext owner;

	private final ConfigurableApplicationContext context;

	PassedSocketCustomizer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(AbstractConfigurableWebServerFactory factory) {
		// A negative one is the wish to have no server
		if (factory.getPort() >= 0 && isOwner(this.context)) {
			try {
				ServerSocketChannel socket = PassedSocket.take().orElse(null);
				if (socket != null) {
					use(factory, socket);
				}
			}
			catch (PassedSocketException ex) {
				logger.warn("The web server opens a socket of its own. " + ex.getMessage() + ".");
			}
			catch (IOException ex) {
				throw new IllegalStateException("The socket that was passed has no address", ex);
			}
		}
	}

	private static synchronized boolean isOwner(ConfigurableApplicationContext context) {
		if (owner == null || !owner.isActive()) {
			owner = context;
		}
		return owner == context;
	}

	private void use(AbstractConfigurableWebServerFactory factory, ServerSocketChannel socket) throws IOException {
		if (isFor("Tomcat", factory)) {
			PropertyAccessorFactory.forBeanPropertyAccess(factory)
				.setPropertyValue("protocol", PassedSocketProtocol.class.getName());
		}
		else if (isFor("Jetty", factory)) {
			JettySocket.use(factory, socket);
		}
		else if (isFor("Netty", factory)) {
			NettySocket.use(factory, this.context, socket);
		}
		else {
			logger.warn("The web server opens a socket of its own. " + factory.getClass().getSimpleName()
					+ " makes none that takes the one that was passed to this process.");
			return;
		}
		InetSocketAddress address = (InetSocketAddress) socket.getLocalAddress();
		// For the server's messages and the names of its threads
		factory.setPort(address.getPort());
		ConfigurableListableBeanFactory beans = this.context.getBeanFactory();
		if (factory.getShutdown() != Shutdown.IMMEDIATE && !beans.containsSingleton(SHUTDOWN)) {
			beans.registerSingleton(SHUTDOWN, new PassedSocketShutdown(address.getPort()));
		}
		logger.info("The web server takes the socket that was passed to this process, with port " + address.getPort());
	}

	/**
	 * Whether a factory is Spring Boot's for a server, or derived from that. They moved
	 * between Spring Boot 3 and 4, and kept their names.
	 */
	private static boolean isFor(String server, Object factory) {
		for (Class<?> type = factory.getClass(); type != null; type = type.getSuperclass()) {
			if (type.getName().startsWith("org.springframework.boot.") && type.getSimpleName().startsWith(server)) {
				return true;
			}
		}
		return false;
	}

}
