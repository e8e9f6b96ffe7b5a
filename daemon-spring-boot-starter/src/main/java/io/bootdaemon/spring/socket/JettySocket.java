package io.bootdaemon.spring.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;

import io.bootdaemon.service.KeptAcceptors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.Container;
import org.eclipse.jetty.util.component.Graceful;

/**
 * Jetty on a listening socket that was passed. Its own inheritChannel closes that when it
 * stops, and with it the JVM's standard output and error.
 */
final class JettySocket {

	private JettySocket() {
	}

	/**
	 * Lets the first connector of the server that a factory makes accept from the socket.
	 */
	static void use(Object factory, ServerSocketChannel socket) {
		ServerCustomizers.add(factory, (server) -> {
			Arrays.stream(((Server) server).getConnectors())
				.filter(ServerConnector.class::isInstance)
				.map(ServerConnector.class::cast)
				.findFirst()
				.ifPresent((connector) -> open(connector, socket));
			return server;
		});
	}

	private static void open(ServerConnector connector, ServerSocketChannel socket) {
		try {
			// Without acceptors Jetty waits by a selector, which takes none but the JDK's
			// channels
			if (connector.getAcceptors() > 0) {
				NonClosingServerChannel lent = new NonClosingServerChannel(socket);
				connector.open(lent);
				KeptAcceptors.add(new Acceptor(connector, lent));
			}
			else {
				connector.open(socket);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A connector's share in a hot restart.
	 */
	private record Acceptor(ServerConnector connector,
			NonClosingServerChannel channel) implements KeptAcceptors.Acceptor {

		@Override
		public void suspend() {
			this.channel.suspend();
		}

		@Override
		public void resume() {
			setPersistent(true);
			this.channel.resume();
		}

		@Override
		public void drain() {
			setPersistent(false);
			// Those of HTTP/2 have a container that lets each of its sessions send
			// GOAWAY, also
			// those that begin after resume()
			this.connector.getConnectionFactories()
				.stream()
				.filter(Container.class::isInstance)
				.flatMap((factory) -> ((Container) factory).getContainedBeans(Graceful.class).stream())
				.forEach(Graceful::shutdown);
		}

		private void setPersistent(boolean persistent) {
			this.connector.getConnectionFactories()
				.stream()
				.filter(HttpConfiguration.ConnectionFactory.class::isInstance)
				.map(HttpConfiguration.ConnectionFactory.class::cast)
				.forEach((factory) -> factory.getHttpConfiguration().setPersistentConnectionsEnabled(persistent));
		}

		@Override
		public int connections() {
			return this.connector.getConnectedEndPoints().size();
		}

	}

}
