package io.bootdaemon.spring.socket;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.bootdaemon.service.KeptAcceptors;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class PassedSocketShutdownTests {

	private final List<String> calls = new CopyOnWriteArrayList<>();

	@Test
	void contextThatIsStoppedAndStartedAgainAcceptsAgain() {
		KeptAcceptors.add(new RecordedAcceptor());
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.getBeanFactory().registerSingleton("shutdown", new PassedSocketShutdown(1));
			context.refresh();
			assertThat(this.calls).isEmpty();
			context.stop();
			assertThat(this.calls).containsExactly("suspend", "drain");
			context.start();
			assertThat(this.calls).containsExactly("suspend", "drain", "resume");
		}
	}

	@Test
	void stopsJustBeforeTheServersOwnGracefulShutdown() {
		assertThat(new PassedSocketShutdown(1).getPhase())
			.isEqualTo(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1)
			.isLessThan(SmartLifecycle.DEFAULT_PHASE);
	}

	private final class RecordedAcceptor implements KeptAcceptors.Acceptor {

		@Override
		public void suspend() {
			PassedSocketShutdownTests.this.calls.add("suspend");
		}

		@Override
		public void resume() {
			PassedSocketShutdownTests.this.calls.add("resume");
		}

		@Override
		public void drain() {
			PassedSocketShutdownTests.this.calls.add("drain");
		}

		@Override
		public int connections() {
			return 0;
		}

	}

}
