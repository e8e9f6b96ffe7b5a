package io.bootdaemon.daemon.watchdog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.harness.Deadline;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@JvmDependent
class HungJvmTests {

	private static final Duration LONGEST = Duration.ofSeconds(10);

	private final List<String> log = new ArrayList<>();

	private final List<Object> done = new ArrayList<>();

	private boolean ending;

	@Test
	void endTellsAndThenHalts() {
		new HungJvm(this.log::add, this.done::add, LONGEST, () -> this.ending, this.done::add).end("it");
		assertThat(this.log.get(0)).startsWith("The daemon hangs: it.");
		assertThat(this.log.get(1)).contains("Full thread dump");
		assertThat(this.log).hasSize(2);
		assertThat(this.done).containsExactly("it", 70);
	}

	@Test
	void endHaltsAlsoIfTellingFails() {
		new HungJvm((text) -> {
			throw new IllegalStateException("on purpose");
		}, this.done::add, LONGEST, () -> this.ending, this.done::add).end("it");
		assertThat(this.done).containsExactly(70);
	}

	@Test
	void endHaltsAlsoIfTellingHangs() {
		CountDownLatch never = new CountDownLatch(1);
		new HungJvm((text) -> {
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, this.done::add, Duration.ofMillis(50), () -> this.ending, this.done::add).end("it");
		assertThat(this.done).containsExactly(70);
		// So that the thread that tells ends without a note
		this.ending = true;
		never.countDown();
	}

	@Test
	void endWhenItEndsAnywaySaysNothing() {
		this.ending = true;
		new HungJvm(this.log::add, this.done::add, LONGEST, () -> this.ending, this.done::add).end("it");
		assertThat(this.log).isEmpty();
		assertThat(this.done).isEmpty();
	}

	@Test
	void endWhenAShutdownBeginsMeanwhileTakesBackWhatItHasSaid() {
		new HungJvm((text) -> {
			this.log.add(text);
			this.ending = true;
		}, this.done::add, LONGEST, () -> this.ending, this.done::add).end("it");
		assertThat(this.log.get(this.log.size() - 1))
			.isEqualTo("The daemon's shutdown has begun meanwhile, so it ends by itself.\n");
		assertThat(this.done).isEmpty();
	}

	@Test
	void jvmThatHangsWithTheLockOfItsErrorStreamEndsWithItsThreadsTold() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), HangsWithItsErrorStream.class.getName())
			.redirectErrorStream(true)
			.start();
		try {
			String text = new String(process.getInputStream().readAllBytes());
			assertThat(process.waitFor(Deadline.GENEROUS.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(70);
			assertThat(text).containsSubsequence("The daemon hangs: a deadlock of 2 threads", "Full thread dump",
					HangsWithItsErrorStream.class.getName(), "noted: a deadlock of 2 threads");
		}
		finally {
			process.destroyForcibly();
		}
	}

}
