package io.bootdaemon.handoff;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ListeningAddressTests {

	@ParameterizedTest
	@CsvSource({ "0.0.0.0, 80, 0.0.0.0, 80, true", "0.0.0.0, 80, ::, 80, true", "127.0.0.1, 80, 127.0.0.1, 80, true",
			"127.0.0.1, 0, 127.0.0.1, 80, true", "127.0.0.1, 80, 127.0.0.1, 81, false",
			"127.0.0.1, 80, 0.0.0.0, 80, false", "0.0.0.0, 80, 127.0.0.1, 80, false",
			"127.0.0.1, 0, 127.0.0.2, 80, false" })
	void isServedByTheSameAddressAndPort(String address, int port, String listening, int listeningPort,
			boolean served) {
		ListeningAddress wanted = new ListeningAddress(new InetSocketAddress(address, port), 50, "server.port");
		assertThat(wanted.isServedBy(new InetSocketAddress(listening, listeningPort))).isEqualTo(served);
	}

	@Test
	void textIsAsPeopleWriteIt() {
		assertThat(ListeningAddress.text(new InetSocketAddress("127.0.0.1", 80))).isEqualTo("127.0.0.1:80");
		assertThat(ListeningAddress.text(new InetSocketAddress(80))).isEqualTo("*:80");
		assertThat(ListeningAddress.text(new InetSocketAddress("::1", 80))).isEqualTo("[0:0:0:0:0:0:0:1]:80");
	}

}
