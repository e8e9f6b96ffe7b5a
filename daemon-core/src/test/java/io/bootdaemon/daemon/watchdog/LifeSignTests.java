package io.bootdaemon.daemon.watchdog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LifeSignTests {

	private final AtomicInteger signs = new AtomicInteger();

	private final List<String> hung = new ArrayList<>();

	private Optional<String> found = Optional.empty();

	private boolean ending;

	private final LifeSign sign = new LifeSign(new Probes(new ArrayList<>(List.of(() -> this.found))),
			() -> this.ending, this.signs::incrementAndGet, this.hung::add);

	@Test
	void isGivenWhileNothingHangs() {
		tell(3);
		assertThat(this.signs).hasValue(3);
	}

	@Test
	void isWithheldWhileSomethingHangsWhichIsToldOnce() {
		this.found = Optional.of("it");
		tell(3);
		assertThat(this.signs).hasValue(0);
		assertThat(this.hung).containsExactly("it");
	}

	@Test
	void isGivenAgainWhenNothingHangsAnyMore() {
		this.found = Optional.of("it");
		tell(1);
		this.found = Optional.empty();
		tell(1);
		assertThat(this.signs).hasValue(1);
		this.found = Optional.of("it");
		tell(1);
		assertThat(this.hung).containsExactly("it", "it");
	}

	@Test
	void anEndThatHasBegunIsNoHang() {
		this.found = Optional.of("it");
		this.ending = true;
		tell(1);
		assertThat(this.signs).hasValue(1);
	}

	@Test
	void comesTwiceAnInterval() {
		long start = System.nanoTime();
		this.sign.start(Duration.ofSeconds(1));
		await().until(() -> this.signs.get() >= 5);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1900));
	}

	@Test
	void oneThatCouldNotBeGivenIsNotTheLast() {
		LifeSign failing = new LifeSign(new Probes(new ArrayList<>()), () -> false, () -> {
			if (this.signs.incrementAndGet() == 1) {
				throw new OutOfMemoryError("on purpose");
			}
		}, this.hung::add);
		failing.tell();
		failing.tell();
		assertThat(this.signs).hasValue(2);
	}

	private void tell(int times) {
		for (int i = 0; i < times; i++) {
			this.sign.tell();
		}
	}

}
