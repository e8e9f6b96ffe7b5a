package io.bootdaemon.service.unit;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SystemdSocketTests {

	private final Facts facts = new Facts();

	@Test
	void listensAtThePortForTheServiceOfTheSameName() throws Exception {
		assertThat(this.facts.lines(UnitFormat.SYSTEMD_SOCKET)).contains("ListenStream=8080", "FileDescriptorName=http",
				"Service=app.service", "WantedBy=sockets.target");
	}

	@Test
	void listensAtTheAddress() throws Exception {
		this.facts.web = new ServedAddress("127.0.0.1", 80, null);
		assertThat(this.facts.lines(UnitFormat.SYSTEMD_SOCKET)).contains("ListenStream=127.0.0.1:80");
		this.facts.web = new ServedAddress("::1", 80, null);
		assertThat(this.facts.lines(UnitFormat.SYSTEMD_SOCKET)).contains("ListenStream=[::1]:80");
	}

	@Test
	void listensAtTheAddressOfAName() throws Exception {
		this.facts.web = new ServedAddress("localhost", 80, null);
		assertThat(this.facts.lines(UnitFormat.SYSTEMD_SOCKET))
			.containsAnyOf("ListenStream=127.0.0.1:80", "ListenStream=[0:0:0:0:0:0:0:1]:80")
			.doesNotContain("ListenStream=localhost:80");
	}

	@Test
	void nameWithoutAnAddressIsRefused() {
		this.facts.web = new ServedAddress("no such host", 80, null);
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> this.facts.text(UnitFormat.SYSTEMD_SOCKET))
			.withMessageContaining("'no such host'");
	}

	@Test
	void withoutAPortThereIsNone() {
		this.facts.web = null;
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> this.facts.text(UnitFormat.SYSTEMD_SOCKET))
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION));
	}

}
