package io.bootdaemon.sample;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampleApplication}, over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SampleApplicationTests {

	private final long pid = ProcessHandle.current().pid();

	@LocalServerPort
	private int port;

	private RestTestClient client;

	@BeforeEach
	void createClient() {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@Test
	void pageNamesItsOwnPidAndPort() {
		this.client.get()
			.uri("/")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML)
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("sample-app, process " + this.pid, ">" + this.port + "<"));
	}

	@Test
	void factsAreServedAsJson() {
		this.client.get()
			.uri("/process")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.pid")
			.isEqualTo(this.pid)
			.jsonPath("$.port")
			.isEqualTo(this.port);
	}

	@Test
	void readinessProbeIsThere() {
		this.client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
	}

}
