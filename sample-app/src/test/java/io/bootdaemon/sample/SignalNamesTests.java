package io.bootdaemon.sample;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignalNames}.
 */
class SignalNamesTests {

	@Test
	void emptySetHasNoNames() {
		assertThat(SignalNames.in("0000000000000000")).isEmpty();
	}

	@Test
	void lowestBitIsTheFirstSignal() {
		assertThat(SignalNames.in("0000000000004003")).containsExactly("HUP", "INT", "TERM");
	}

	@Test
	void realTimeSignalsGoByTheirNumber() {
		assertThat(SignalNames.in("8000000140000000")).containsExactly("SYS", "RT33", "RT64");
	}

}
