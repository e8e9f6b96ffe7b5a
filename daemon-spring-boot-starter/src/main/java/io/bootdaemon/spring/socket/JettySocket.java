package io.bootdaemon.spring.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;
import java.util.function.Consumer;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import org.springframework.util.ReflectionUtils;

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
		addCustomizer(factory,
				(server) -> Arrays.stream(((Server) server).getConnectors())
					.filter(ServerConnector.class::isInstance)
					.map(ServerConnector.class::cast)
					.findFirst()
					.ifPresent((connector) -> open(connector, socket)));
	}

	private static void open(ServerConnector connector, ServerSocketChannel socket) {
		try {
			// Without acceptors Jetty waits by a selector, which takes none but the JDK's
			// channels
			connector.open((connector.getAcceptors() > 0) ? new NonClosingServerChannel(socket) : socket);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * {@code factory.addServerCustomizers(customizer)}: the types of both moved between
	 * Spring Boot 3 and 4. The latter is an interface of one method, which takes the
	 * server.
	 */
	private static void addCustomizer(Object factory, Consumer<Object> customizer) {
		Method add = Arrays.stream(factory.getClass().getMethods())
			.filter((method) -> method.getName().equals("addServerCustomizers"))
			.findFirst()
			.orElseThrow();
		Class<?> type = add.getParameterTypes()[0].getComponentType();
		Object customizers = Array.newInstance(type, 1);
		Array.set(customizers, 0, MethodHandleProxies.asInterfaceInstance(type, accept(customizer)));
		ReflectionUtils.invokeMethod(add, factory, customizers);
	}

	private static MethodHandle accept(Consumer<Object> customizer) {
		try {
			return MethodHandles.publicLookup()
				.findVirtual(Consumer.class, "accept", MethodType.methodType(void.class, Object.class))
				.bindTo(customizer);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
