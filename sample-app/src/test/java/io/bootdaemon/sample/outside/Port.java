package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.net.ServerSocket;

/**
 * A TCP port that nobody has at the moment.
 */
final class Port {

	private Port() {
	}

	static int free() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
