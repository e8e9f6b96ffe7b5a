package io.bootdaemon.watchdog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HungJvmTests {

	private final List<Object> done = new ArrayList<>();

	@Test
	void endTellsAndThenHalts() {
		new HungJvm(this.done::add, Duration.ofSeconds(10), this.done::add).end("it");
		assertThat(this.done).containsExactly("it", 70);
	}

	@Test
	void endHaltsAlsoIfTellingFails() {
		new HungJvm((what) -> {
			throw new IllegalStateException("on purpose");
		}, Duration.ofSeconds(10), this.done::add).end("it");
		assertThat(this.done).containsExactly(70);
	}

	@Test
	void endHaltsAlsoIfTellingHangs() {
		CountDownLatch never = new CountDownLatch(1);
		new HungJvm((what) -> {
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, Duration.ofMillis(50), this.done::add).end("it");
		assertThat(this.done).containsExactly(70);
		never.countDown();
	}

	@Test
	void jvmThatHangsWithTheLockOfItsErrorStreamEndsWithItsThreadsTold() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), HangsWithItsErrorStream.class.getName())
			.redirectErrorStream(true)
			.start();
		try {
			String text = new String(process.getInputStream().readAllBytes());
			assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(70);
			assertThat(text).containsSubsequence("The daemon hangs: a deadlock of 2 threads", "Full thread dump",
					HangsWithItsErrorStream.class.getName(), "noted: a deadlock of 2 threads");
		}
		finally {
			process.destroyForcibly();
		}
	}

}
