package io.bootdaemon.daemon.log;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GrowthTests {

	private static final long MILLION = 1_000_000;

	private static final long SECOND = 1_000_000_000;

	private static final Growth NONE = new Growth(0, 0, 0);

	@Test
	void restIsLongestWhenNothingIsWritten() {
		assertThat(NONE.then(0, SECOND).rest(50 * MILLION)).isEqualTo(Growth.SELDOM);
		assertThat(new Growth(50 * MILLION - 1, 0, 0).then(50 * MILLION - 1, SECOND).rest(50 * MILLION))
			.isEqualTo(Growth.SELDOM);
	}

	@Test
	void restIsHalfOfTheTimeUntilItIsFull() {
		assertThat(NONE.then(10 * MILLION, SECOND / 10).rest(50 * MILLION)).isEqualTo(Duration.ofMillis(200));
	}

	@Test
	void restHasLimits() {
		assertThat(NONE.then(10, SECOND).rest(50 * MILLION)).isEqualTo(Growth.SELDOM);
		assertThat(NONE.then(49 * MILLION, SECOND).rest(50 * MILLION)).isEqualTo(Growth.OFTEN.plusNanos(204081));
		assertThat(NONE.then(50 * MILLION - 1, SECOND).rest(50 * MILLION)).isEqualTo(Growth.OFTEN);
		assertThat(NONE.then(60 * MILLION, SECOND).rest(50 * MILLION)).isEqualTo(Growth.OFTEN);
	}

	@Test
	void pauseDoesNotMakeItForgetTheRate() {
		Growth fast = NONE.then(10 * MILLION, SECOND / 10);
		Growth paused = fast.then(10 * MILLION, 2 * SECOND / 10);
		assertThat(paused.rest(50 * MILLION)).isEqualTo(fast.rest(50 * MILLION).multipliedBy(2));
	}

	@Test
	void newFileGrowsAsTheOldOneDid() {
		Growth fast = NONE.then(50 * MILLION, SECOND / 2);
		assertThat(fast.inNewFile().rest(50 * MILLION)).isEqualTo(Duration.ofMillis(250));
	}

	@Test
	void truncatedFileHasGrownSinceThen() {
		Growth truncated = new Growth(40 * MILLION, 0, 0).then(10 * MILLION, SECOND / 10);
		assertThat(truncated.rest(50 * MILLION)).isEqualTo(Duration.ofMillis(200));
	}

}
