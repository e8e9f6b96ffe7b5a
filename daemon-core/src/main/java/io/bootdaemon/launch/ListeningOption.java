package io.bootdaemon.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An option that makes a JVM listen on a port: for JMX or the debugger (JDWP).
 *
 * @param text the option
 * @param host where it listens; empty for everywhere
 * @param port the port, not 0
 */
public record ListeningOption(String text, String host, int port) {

	private static final String JMX_HOST = "-Dcom.sun.management.jmxremote.host=";

	private static final List<String> JMX_PORTS = List.of("-Dcom.sun.management.jmxremote.port=",
			"-Dcom.sun.management.jmxremote.rmi.port=");

	private static final List<String> DEBUGGER = List.of("-agentlib:jdwp=", "-Xrunjdwp:");

	/** Without a host, the debugger listens on this one only. */
	private static final String LOOPBACK = "localhost";

	/**
	 * Those among options.
	 * @param options options of a JVM
	 * @return those that make it listen
	 */
	public static List<ListeningOption> in(List<String> options) {
		String jmxHost = options.stream().flatMap((option) -> value(option, List.of(JMX_HOST))).findFirst().orElse("");
		return options.stream()
			.flatMap((option) -> Stream.concat(jmx(option, jmxHost).stream(), debugger(option).stream()))
			.toList();
	}

	private static Optional<ListeningOption> jmx(String option, String host) {
		return value(option, JMX_PORTS).findFirst().flatMap((port) -> of(option, host, port));
	}

	private static Optional<ListeningOption> debugger(String option) {
		String[] parts = value(option, DEBUGGER).findFirst().orElse("").split(",");
		if (!List.of(parts).contains("server=y")) {
			return Optional.empty();
		}
		return Stream.of(parts).flatMap((part) -> value(part, List.of("address="))).findFirst().flatMap((address) -> {
			int colon = address.lastIndexOf(':');
			String host = (colon < 0) ? LOOPBACK : address.substring(0, colon);
			return of(option, host.equals("*") ? "" : host, address.substring(colon + 1));
		});
	}

	private static Stream<String> value(String option, List<String> names) {
		return names.stream().filter(option::startsWith).map((name) -> option.substring(name.length()));
	}

	/** Port 0 is any that is free; what is no port, the JVM will refuse. */
	private static Optional<ListeningOption> of(String option, String host, String port) {
		boolean number = port.matches("[1-9]\\d{0,4}") && Integer.parseInt(port) <= 0xffff;
		return number ? Optional.of(new ListeningOption(option, host, Integer.parseInt(port))) : Optional.empty();
	}

	/**
	 * Whether a JVM could listen there now.
	 * @return false if another process does
	 */
	public boolean isFree() {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(this.host.isEmpty() ? new InetSocketAddress(this.port)
					: new InetSocketAddress(InetAddress.getByName(this.host), this.port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
