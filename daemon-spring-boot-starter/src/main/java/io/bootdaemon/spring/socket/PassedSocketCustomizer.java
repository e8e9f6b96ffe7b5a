package io.bootdaemon.spring.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

import io.bootdaemon.systemd.PassedSocket;
import io.bootdaemon.systemd.PassedSocketException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Lets the application's web server take the listening socket that was passed to this
 * process. Whatever is wrong with it is a warning, and the server opens its own. Not for
 * the management server: that one has a context of its own.
 */
class PassedSocketCustomizer implements WebServerFactoryCustomizer<AbstractConfigurableWebServerFactory>, Ordered {

	private static final Log logger = LogFactory.getLog(PassedSocketCustomizer.class);

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(AbstractConfigurableWebServerFactory factory) {
		// A negative one is the wish to have no server
		if (factory.getPort() >= 0) {
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

	private static void use(AbstractConfigurableWebServerFactory factory, ServerSocketChannel socket)
			throws IOException {
		if (ServerCustomizers.isFor("Tomcat", factory)) {
			PropertyAccessorFactory.forBeanPropertyAccess(factory)
				.setPropertyValue("protocol", PassedSocketProtocol.class.getName());
		}
		else if (ServerCustomizers.isFor("Jetty", factory)) {
			ServerCustomizers.add(factory, new JettySocket(socket));
		}
		else if (ServerCustomizers.isFor("Netty", factory)) {
			ServerCustomizers.add(factory, new NettySocket(socket));
		}
		else {
			logger.warn("The web server opens a socket of its own. " + factory.getClass().getSimpleName()
					+ " makes none that takes the one that was passed to this process.");
			return;
		}
		InetSocketAddress address = (InetSocketAddress) socket.getLocalAddress();
		// For what the server says, and the names of its threads
		factory.setPort(address.getPort());
		logger.info("The web server takes the socket that was passed to this process, " + address);
	}

}
