package io.bootdaemon.sample.outside;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Exit 0 means ready, neither earlier nor later.
 */
@ExtendWith(PlaceExtension.class)
class ReadinessIT {

	@Test
	void dashDReturnsAfterAllReadyListenersHaveRun(Place place) {
		Running start = place.daemonized().with(HoldsWhenReady.class).start();
		await().untilAsserted(() -> assertThat(place.file("held")).exists());
		assertThat(start.isRunning()).isTrue();
		assertThat(start.out()).isEmpty();
		place.write("released");
		start.finish().exits(0);
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void readyListenerThatThrowsIsAFailedStart(Place place) {
		place.daemonized().with(ThrowsWhenReady.class).run().exits(1).says("the cache can't be warmed");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void applicationThatExitsBeforeItIsReadyGivesItsCode(Place place) {
		place.daemonized().with(ExitsWhenPrepared.class).options("-Dcode=42").run().exits(42);
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void applicationThatExitsWith0BeforeItIsReadyHasFailed(Place place) {
		place.daemonized()
			.with(ExitsWhenPrepared.class)
			.options("-Dcode=0")
			.run()
			.exits(1)
			.says("ended before it was ready");
		assertThat(place.remains()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "printed=$($JAVA 2>&1); echo $?", "$JAVA 2>&1 | cat; echo ${PIPESTATUS[0]}" })
	void callerThatReadsToEndOfFileDoesNotHang(String script, Place place) {
		assertThat(place.daemonized().runInShell(script).exits(0).out()).endsWith("0\n");
		assertThat(place.isReady()).isTrue();
	}

}
