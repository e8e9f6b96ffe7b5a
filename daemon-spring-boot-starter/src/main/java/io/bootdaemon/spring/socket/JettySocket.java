package io.bootdaemon.spring.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Lets the first connector of a Jetty accept from a listening socket that was passed.
 * Jetty's own inheritChannel closes that when it stops, and with it the JVM's standard
 * output and error.
 *
 * @param socket the socket
 */
record JettySocket(ServerSocketChannel socket) implements UnaryOperator<Object> {

	@Override
	public Object apply(Object server) {
		Arrays.stream(((Server) server).getConnectors())
			.filter(ServerConnector.class::isInstance)
			.map(ServerConnector.class::cast)
			.findFirst()
			.ifPresent(this::open);
		return server;
	}

	private void open(ServerConnector connector) {
		try {
			// Without acceptors Jetty waits by a selector, which takes none but the JDK's
			// channels
			connector.open((connector.getAcceptors() > 0) ? new LentChannel(this.socket) : this.socket);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
