package io.bootdaemon.handoff;

import java.net.InetSocketAddress;

/**
 * Where a web server listens.
 *
 * @param socket address and port; port 0 is any that is free
 * @param backlog how many connections may wait there until the server accepts them
 * (listen(2))
 * @param key the property that names the port, for messages
 */
public record ListeningAddress(InetSocketAddress socket, int backlog, String key) {

	/**
	 * Whether a socket that listens already may stand for one that would be opened here.
	 * @param listening its address and port
	 * @return whether it is the same address and port, or any port will do
	 */
	public boolean isServedBy(InetSocketAddress listening) {
		boolean samePort = this.socket.getPort() == 0 || this.socket.getPort() == listening.getPort();
		boolean sameAddress = this.socket.getAddress().isAnyLocalAddress() ? listening.getAddress().isAnyLocalAddress()
				: this.socket.getAddress().equals(listening.getAddress());
		return samePort && sameAddress;
	}

	/**
	 * The address as people read it.
	 * @return such as {@code 127.0.0.1:8080}; without the address if it is any
	 */
	@Override
	public String toString() {
		return text(this.socket);
	}

	/**
	 * An address as people read it.
	 * @param socket address and port
	 * @return such as {@code 127.0.0.1:8080}, or {@code *:8080}
	 */
	public static String text(InetSocketAddress socket) {
		String host = socket.getAddress().getHostAddress();
		String shown = socket.getAddress().isAnyLocalAddress() ? "*" : host.contains(":") ? "[" + host + "]" : host;
		return shown + ":" + socket.getPort();
	}

}
