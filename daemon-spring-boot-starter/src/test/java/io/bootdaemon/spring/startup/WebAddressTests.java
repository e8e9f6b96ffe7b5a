package io.bootdaemon.spring.startup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class WebAddressTests {

	private final MockEnvironment environment = new MockEnvironment().withProperty("local.server.port", "8080");

	@Test
	void ofWithoutWebServerIsEmpty() {
		MockEnvironment none = new MockEnvironment();
		assertThat(WebAddress.of(none)).isEmpty();
		assertThat(WebAddress.isServing(none)).isFalse();
	}

	@Test
	void ofAServerThatDoesNotListenIsEmpty() {
		assertThat(WebAddress.of(new MockEnvironment().withProperty("local.server.port", "-1"))).isEmpty();
	}

	@Test
	void ofAPlainServerIsOnLocalhost() {
		assertThat(WebAddress.of(this.environment)).contains("http://localhost:8080/");
		assertThat(WebAddress.isServing(this.environment)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "server.ssl.bundle, x", "server.ssl.key-store, classpath:x.p12", "server.ssl.certificate, x.pem" })
	void ofASecureServerSaysSo(String key, String value) {
		this.environment.withProperty(key, value);
		assertThat(WebAddress.of(this.environment)).contains("https://localhost:8080/");
		this.environment.withProperty("server.ssl.enabled", "false");
		assertThat(WebAddress.of(this.environment)).contains("http://localhost:8080/");
	}

	@ParameterizedTest
	@CsvSource({ "0.0.0.0, localhost", "::, localhost", "10.1.2.3, 10.1.2.3", "::1, [::1]",
			"app.example, app.example" })
	void ofABoundServerNamesItsHost(String address, String host) {
		this.environment.withProperty("server.address", address);
		assertThat(WebAddress.of(this.environment)).contains("http://" + host + ":8080/");
	}

	@ParameterizedTest
	@CsvSource({ "server.servlet.context-path, /orders", "spring.webflux.base-path, /orders" })
	void ofAServerBelowAPathNamesIt(String key, String path) {
		this.environment.withProperty(key, path);
		assertThat(WebAddress.of(this.environment)).contains("http://localhost:8080/orders");
	}

}
