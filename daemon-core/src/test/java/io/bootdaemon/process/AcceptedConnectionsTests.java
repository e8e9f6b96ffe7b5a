package io.bootdaemon.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AcceptedConnectionsTests {

	@Test
	void onlyWhatWasAcceptedAndNotReadCounts() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			int port = server.getLocalPort();
			try (Socket client = new Socket(server.getInetAddress(), port)) {
				client.getOutputStream().write('x');
				assertThat(AcceptedConnections.haveUnreadData(port)).as("nobody has accepted it").isFalse();
				try (Socket accepted = server.accept()) {
					await().until(() -> AcceptedConnections.haveUnreadData(port));
					assertThat(accepted.getInputStream().read()).isEqualTo('x');
					assertThat(AcceptedConnections.haveUnreadData(port)).isFalse();
				}
			}
		}
	}

	@Test
	void endOfAConnectionIsNoData() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			int port = server.getLocalPort();
			Socket client = new Socket(server.getInetAddress(), port);
			try (Socket accepted = server.accept()) {
				client.close();
				await().until(() -> TcpTable.now()
					.stream()
					.anyMatch((row) -> row.local().getPort() == port && row.queued() == 1 && !row.isListening()));
				assertThat(AcceptedConnections.haveUnreadData(port)).isFalse();
				assertThat(accepted.getInputStream().read()).isEqualTo(-1);
			}
		}
	}

}
