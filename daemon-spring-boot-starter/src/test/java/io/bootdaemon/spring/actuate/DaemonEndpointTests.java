package io.bootdaemon.spring.actuate;

import java.io.IOException;
import java.util.Map;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.spring.Daemon;
import io.bootdaemon.spring.actuate.DaemonEndpoint.Action;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;

class DaemonEndpointTests {

	private final Daemon daemon = Mockito.mock();

	private final DaemonEndpoint endpoint = new DaemonEndpoint(this.daemon, () -> {
		throw new IllegalStateException("nobody asked");
	});

	@Test
	void reloadTellsWhatCameOfIt() {
		given(this.daemon.reload()).willReturn(new ReloadResult(false, "no luck"));
		assertThat(this.endpoint.act(Action.RELOAD)).isEqualTo(Map.of("successful", false, "text", "no luck"));
	}

	@Test
	void reopenReopensTheLog() throws IOException {
		assertThat(this.endpoint.act(Action.REOPEN)).isEqualTo(Map.of("successful", true, "text", "log reopened"));
		then(this.daemon).should().reopenLog();
	}

	@Test
	void reopenThatFailsSaysWhy() throws IOException {
		willThrow(new IOException("the log 'x' is a symbolic link")).given(this.daemon).reopenLog();
		assertThat(this.endpoint.act(Action.REOPEN))
			.isEqualTo(Map.of("successful", false, "text", "the log 'x' is a symbolic link"));
	}

	@Test
	void stopAnswersFirstAndStopsThen() {
		assertThat(this.endpoint.act(Action.STOP)).containsEntry("text", "stopping");
		then(this.daemon).should(never()).stop();
		then(this.daemon).should(timeout(10_000)).stop();
	}

	@Test
	void writingIsOffByDefault() {
		assertThat(DaemonEndpoint.class.getAnnotation(Endpoint.class).defaultAccess()).isEqualTo(Access.READ_ONLY);
	}

}
