package io.bootdaemon.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class ListeningSocketsTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "0.0.0.0", "::" })
	void socketOfThisProcessIsFoundByItsAddress(String address) throws IOException {
		try (ServerSocketChannel channel = ServerSocketChannel.open()) {
			channel.bind(new InetSocketAddress(address, 0));
			int port = channel.socket().getLocalPort();
			ListeningSockets sockets = ListeningSockets.now();
			int descriptor = sockets.descriptorAt((found) -> found.getPort() == port).orElseThrow();
			InetSocketAddress found = sockets.addressOf(descriptor);
			assertThat(found).isNotNull();
			InetAddress expected = InetAddress.getByName(address);
			assertThat(found.getAddress().isAnyLocalAddress()).isEqualTo(expected.isAnyLocalAddress());
			if (!expected.isAnyLocalAddress()) {
				assertThat(found.getAddress()).isEqualTo(expected);
			}
			assertThat(sockets.isUsed(port)).isTrue();
		}
	}

	@Test
	void whatDoesNotListenIsNone() throws IOException {
		int port;
		try (ServerSocket closed = new ServerSocket(0)) {
			port = closed.getLocalPort();
		}
		assertThat(ListeningSockets.now().isUsed(port)).isFalse();
		assertThat(ListeningSockets.now().addressOf(1)).isNull();
		assertThat(ListeningSockets.now().addressOf(99_999)).isNull();
	}

	@Test
	void onlyListeningSocketsOfTheTableCount(@TempDir Path directory) throws IOException {
		assumeThat(ByteOrder.nativeOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
		Files.writeString(directory.resolve("tcp"), """
				  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
				   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 95282 1 0 100
				   1: 0100007F:1F91 0100007F:A0B2 01 00000000:00000000 00:00000000 00000000     0        0 95283 1 0 20
				   2: gibberish
				""");
		ListeningSockets sockets = ListeningSockets.of(TcpTable.read(directory));
		assertThat(sockets.isUsed(8080)).isTrue();
		assertThat(sockets.isUsed(8081)).as("it is connected").isFalse();
	}

}
