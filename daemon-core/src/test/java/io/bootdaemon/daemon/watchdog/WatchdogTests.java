package io.bootdaemon.daemon.watchdog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Watchdog}, which mostly is told by hand when to look.
 */
class WatchdogTests {

	private static final Duration INTERVAL = Duration.ofMillis(200);

	private final List<String> hung = new ArrayList<>();

	private final FakeProbe probe = new FakeProbe();

	private volatile boolean ending;

	private boolean failing;

	private final List<Probe> probes = new ArrayList<>(List.of(this.probe));

	private final Watchdog watchdog = new Watchdog(INTERVAL, new Probes(this.probes), this::isEnding, this.hung::add);

	@Test
	void looksOnceAnInterval() {
		long start = System.nanoTime();
		this.watchdog.start();
		await().until(() -> this.probe.checks >= 5);
		this.ending = true;
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(INTERVAL.multipliedBy(5));
		assertThat(this.hung).isEmpty();
	}

	@Test
	void tellsWhatHangs() {
		this.probe.found = "it";
		this.watchdog.look();
		assertThat(this.hung).containsExactly("it");
	}

	@Test
	void tellsOnlyTheFirst() {
		this.probes.add(() -> Optional.of("another"));
		this.probe.found = "it";
		this.watchdog.look();
		assertThat(this.hung).containsExactly("it");
	}

	@Test
	void anEndThatHasBegunIsNoHang() {
		this.probe.found = "it";
		this.ending = true;
		this.watchdog.look();
		assertThat(this.probe.checks).isZero();
		assertThat(this.hung).isEmpty();
	}

	@Test
	void anEndThatBeginsDuringTheLookIsNoHang() {
		this.probe.found = "it";
		this.probe.check = () -> this.ending = true;
		this.watchdog.look();
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
		this.watchdog.look();
		this.watchdog.look();
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
		this.watchdog.look();
		this.watchdog.look();
		assertThat(failures[0]).isEqualTo(2);
		assertThat(this.probe.checks).isEqualTo(2);
	}

	@Test
	void lookThatFailsIsNotTheLast() {
		this.failing = true;
		this.watchdog.look();
		this.failing = false;
		this.probe.found = "it";
		this.watchdog.look();
		assertThat(this.hung).containsExactly("it");
	}

	private boolean isEnding() {
		if (this.failing) {
			throw new OutOfMemoryError("on purpose");
		}
		return this.ending;
	}

	private static final class FakeProbe implements Probe {

		private volatile int checks;

		private String found = "";

		private Runnable check = () -> {
		};

		@Override
		public Optional<String> check() {
			this.checks++;
			this.check.run();
			return Optional.of(this.found).filter((text) -> !text.isEmpty());
		}

	}

}
