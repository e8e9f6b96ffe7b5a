package io.bootdaemon.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

@JvmDependent
class SignalThreadTests {

	@Test
	void callReturnsWhatCameOfItAndRunsOnOurThread() {
		assertThat(SignalThread.call(() -> Thread.currentThread().getName())).isEqualTo("daemon-signals");
	}

	@Test
	void callFromThereRunsAtOnce() {
		assertThat(SignalThread.call(() -> SignalThread.call(() -> 42))).isEqualTo(42);
	}

	@Test
	void callTellsWhatFailed() {
		assertThatIllegalStateException().isThrownBy(() -> SignalThread.call(() -> {
			throw new IllegalArgumentException("not this");
		})).withCauseInstanceOf(IllegalArgumentException.class);
		assertThat(SignalThread.call(() -> 1)).isOne();
	}

	@Test
	void executeDoesOneThingAtATimeInOrder() {
		List<Integer> done = new ArrayList<>();
		CountDownLatch hold = new CountDownLatch(1);
		SignalThread.execute(() -> {
			try {
				hold.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			done.add(1);
		});
		SignalThread.execute(() -> done.add(2));
		assertThat(done).isEmpty();
		hold.countDown();
		assertThat(SignalThread.call(() -> List.copyOf(done))).containsExactly(1, 2);
	}

	@Test
	void threadEndsWhenThereIsNothingToDo() {
		SignalThread.call(() -> 1);
		await().until(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.noneMatch((thread) -> thread.getName().equals("daemon-signals")));
	}

}
