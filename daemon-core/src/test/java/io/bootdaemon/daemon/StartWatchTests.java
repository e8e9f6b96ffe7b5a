package io.bootdaemon.daemon;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartWatch}.
 */
class StartWatchTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final AtomicInteger ended = new AtomicInteger();

	private Duration now = Duration.ZERO;

	@Test
	void startWithoutProgressEndsOnceAndLaterThanTheWaiterWouldEndIt() {
		StartWatch watch = watch(TIMEOUT);
		passes(TIMEOUT);
		watch.check();
		assertThat(this.ended).hasValue(0);
		passes(TIMEOUT);
		watch.check();
		watch.check();
		assertThat(this.ended).hasValue(1);
	}

	@Test
	void progressBeginsTheTimeAnew() {
		StartWatch watch = watch(TIMEOUT);
		for (int time = 0; time < 10; time++) {
			passes(TIMEOUT);
			watch.check();
			watch.progress();
		}
		assertThat(this.ended).hasValue(0);
	}

	@Test
	void withoutATimeoutAStartMayTakeForEver() {
		StartWatch watch = watch(Duration.ZERO);
		passes(Duration.ofDays(365));
		watch.check();
		assertThat(this.ended).hasValue(0);
	}

	private StartWatch watch(Duration timeout) {
		return new StartWatch(timeout, () -> this.now.toNanos(), this.ended::incrementAndGet);
	}

	private void passes(Duration time) {
		this.now = this.now.plus(time);
	}

}
