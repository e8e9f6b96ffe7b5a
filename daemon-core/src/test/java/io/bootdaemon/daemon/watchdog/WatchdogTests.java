package io.bootdaemon.daemon.watchdog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Watchdog}, whose beats are called by hand, at moments of a clock that
 * is moved by hand.
 */
class WatchdogTests {

	private static final Duration INTERVAL = Duration.ofSeconds(8);

	private static final Duration BEAT = INTERVAL.dividedBy(4);

	private final List<String> hung = new ArrayList<>();

	private final FakeProbe probe = new FakeProbe();

	private long now;

	private boolean ending;

	private boolean failing;

	private final List<Probe> probes = new ArrayList<>(List.of(this.probe));

	private final Watchdog watchdog = new Watchdog(INTERVAL, new Probes(this.probes), this::isEnding, this.hung::add,
			() -> this.now);

	@Test
	void looksOnceAnInterval() {
		beats(3);
		assertThat(this.probe.checks).isZero();
		beats(1);
		assertThat(this.probe.checks).isEqualTo(1);
		beats(8);
		assertThat(this.probe.checks).isEqualTo(3);
		assertThat(this.probe.startedOver).isZero();
		assertThat(this.hung).isEmpty();
	}

	@Test
	void tellsWhatHangs() {
		this.probe.found = "it";
		beats(4);
		assertThat(this.hung).containsExactly("it");
	}

	@Test
	void tellsOnlyTheFirst() {
		this.probes.add(() -> Optional.of("another"));
		this.probe.found = "it";
		beats(4);
		assertThat(this.hung).containsExactly("it");
	}

	@Test
	void startsOverAfterAStandstill() {
		this.probe.found = "it";
		beats(3);
		beatAfter(INTERVAL.multipliedBy(100));
		assertThat(this.probe.startedOver).isEqualTo(1);
		beats(3);
		assertThat(this.hung).as("before a whole interval without a standstill").isEmpty();
		beats(1);
		assertThat(this.hung).hasSize(1);
	}

	@Test
	void seesAStandstillOfHalfAnInterval() {
		beatAfter(INTERVAL.dividedBy(2));
		assertThat(this.probe.startedOver).isEqualTo(1);
	}

	@Test
	void slowLookIsNoStandstill() {
		this.probe.check = () -> this.now += INTERVAL.toNanos();
		beats(8);
		assertThat(this.probe.checks).isEqualTo(2);
		assertThat(this.probe.startedOver).isZero();
	}

	@Test
	void beatsThatAreABitLateCount() {
		for (int i = 0; i < 4; i++) {
			beatAfter(BEAT.multipliedBy(3).dividedBy(2));
		}
		assertThat(this.probe.checks).isEqualTo(1);
	}

	@Test
	void anEndThatHasBegunIsNoHang() {
		this.probe.found = "it";
		beats(3);
		this.ending = true;
		beats(1);
		assertThat(this.probe.checks).isZero();
		assertThat(this.hung).isEmpty();
	}

	@Test
	void anEndThatBeginsDuringTheLookIsNoHang() {
		this.probe.found = "it";
		this.probe.check = () -> this.ending = true;
		beats(4);
		assertThat(this.probe.checks).isEqualTo(1);
		assertThat(this.hung).isEmpty();
	}

	@Test
	void probeThatFailsIsLeftOutAndTheOthersGoOn() {
		int[] failures = { 0 };
		this.probes.add(0, () -> {
			failures[0]++;
			throw new IllegalStateException("on purpose");
		});
		beats(8);
		assertThat(failures[0]).isEqualTo(1);
		assertThat(this.probe.checks).isEqualTo(2);
	}

	@Test
	void probeThatFailsForLackOfMemoryIsAskedAgainAndTheOthersGoOn() {
		int[] failures = { 0 };
		this.probes.add(0, () -> {
			failures[0]++;
			throw new OutOfMemoryError("unable to create native thread, on purpose");
		});
		beats(8);
		assertThat(failures[0]).isEqualTo(2);
		assertThat(this.probe.checks).isEqualTo(2);
		assertThat(this.probe.startedOver).isZero();
	}

	@Test
	void beatThatFailsIsNotTheLast() {
		this.failing = true;
		beats(4);
		this.failing = false;
		this.probe.found = "it";
		beats(5);
		assertThat(this.hung).containsExactly("it");
	}

	private boolean isEnding() {
		if (this.failing) {
			throw new OutOfMemoryError("on purpose");
		}
		return this.ending;
	}

	private void beats(int count) {
		for (int i = 0; i < count; i++) {
			beatAfter(BEAT);
		}
	}

	private void beatAfter(Duration time) {
		this.now += time.toNanos();
		this.watchdog.beat();
	}

	private static final class FakeProbe implements Probe {

		private String found = "";

		private Runnable check = () -> {
		};

		private int checks;

		private int startedOver;

		@Override
		public Optional<String> check() {
			this.checks++;
			this.check.run();
			return Optional.of(this.found).filter((text) -> !text.isEmpty());
		}

		@Override
		public void startOver() {
			this.startedOver++;
		}

	}

}
