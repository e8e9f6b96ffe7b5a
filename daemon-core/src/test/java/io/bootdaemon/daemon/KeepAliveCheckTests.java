package io.bootdaemon.daemon;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link KeepAliveCheck}.
 */
class KeepAliveCheckTests {

	@Test
	void livesOnAtOnceWhenTheStarterHasEndedAndOtherThreadsLive() throws InterruptedException {
		Thread starter = new Thread(() -> {
		});
		starter.start();
		starter.join();
		// What lives is the thread of this test
		assertThat(new KeepAliveCheck(starter, () -> false, true).getAsBoolean()).isTrue();
	}

	@Test
	void livesOnAfterAWhileWhenTheStarterGoesOn() {
		CountDownLatch end = new CountDownLatch(1);
		Thread starter = new Thread(() -> {
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		starter.start();
		try {
			KeepAliveCheck afterStart = new KeepAliveCheck(starter, () -> false, true);
			assertThat(afterStart.getAsBoolean()).isFalse();
			await().until(afterStart::getAsBoolean);
		}
		finally {
			end.countDown();
		}
	}

	@Test
	void doesNotLiveOnWhenClosed() throws InterruptedException {
		Thread starter = new Thread(() -> {
		});
		starter.start();
		starter.join();
		assertThat(new KeepAliveCheck(starter, () -> true, true).getAsBoolean()).isFalse();
	}

}
