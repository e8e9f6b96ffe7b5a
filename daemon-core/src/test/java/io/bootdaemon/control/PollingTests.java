package io.bootdaemon.control;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

class PollingTests {

	private final AtomicInteger looks = new AtomicInteger();

	@Test
	void untilWhatIsSoAlreadyReturnsAtOnce() {
		assertThat(Polling.until(Duration.ZERO, () -> fail("no need to wait"), () -> true)).isTrue();
	}

	@Test
	void untilGoesOnLooking() {
		AtomicInteger meanwhile = new AtomicInteger();
		assertThat(Polling.until(Duration.ofMinutes(1), meanwhile::incrementAndGet,
				() -> this.looks.incrementAndGet() == 5))
			.isTrue();
		assertThat(meanwhile).hasValue(4);
	}

	@Test
	void untilGivesUpAfterTheLimit() {
		long begin = System.nanoTime();
		assertThat(Polling.until(Duration.ofMillis(50), this.looks::incrementAndGet, () -> false)).isFalse();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
		assertThat(this.looks).hasPositiveValue();
	}

	@Test
	void untilWithoutTimeLooksOnce() {
		assertThat(Polling.until(Duration.ZERO, () -> fail("no time to wait"), () -> {
			this.looks.incrementAndGet();
			return false;
		})).isFalse();
		assertThat(this.looks).hasValue(1);
	}

}
