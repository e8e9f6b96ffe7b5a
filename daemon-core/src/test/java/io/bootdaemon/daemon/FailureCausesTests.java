package io.bootdaemon.daemon;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureCauses}.
 */
class FailureCausesTests {

	@Test
	void rootCauseComesFirst() {
		Throwable root = new IllegalStateException("the port is in use");
		assertThat(FailureCauses.of(new RuntimeException("the server didn't start", root))).containsExactly(
				"java.lang.IllegalStateException: the port is in use",
				"  in RuntimeException: the server didn't start");
	}

	@Test
	void wordsOfACauseAreNotRepeated() {
		Throwable root = new IllegalStateException("the port is in use");
		Throwable middle = new RuntimeException(root);
		Throwable outer = new RuntimeException("Error creating bean 'a': " + middle.getMessage(), middle);
		assertThat(FailureCauses.of(outer)).containsExactly("java.lang.IllegalStateException: the port is in use",
				"  in RuntimeException: Error creating bean 'a'");
	}

	@Test
	void longTextsOfManyLinesAreShort() {
		assertThat(FailureCauses.of(new IllegalStateException("x\n\ty\n".repeat(1000)))).singleElement()
			.asString()
			.hasSizeLessThan(400)
			.contains("x y x y")
			.endsWith("...");
	}

	@Test
	void causesThatLeadBackAreTold() {
		RuntimeException one = new RuntimeException("one");
		one.initCause(new RuntimeException("other", one));
		assertThat(FailureCauses.of(one)).hasSize(2);
	}

}
