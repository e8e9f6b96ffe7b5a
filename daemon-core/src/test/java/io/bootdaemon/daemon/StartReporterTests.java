package io.bootdaemon.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.bootdaemon.handoff.HandoffDirectory;
import io.bootdaemon.handoff.StatusPipe.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link StartReporter}. A file stands for the pipe: it keeps what is written.
 */
class StartReporterTests {

	@TempDir
	private Path directory;

	private final List<String> phases = new CopyOnWriteArrayList<>();

	private Path handoff;

	private StartReporter reporter;

	@BeforeEach
	void start() throws IOException {
		this.handoff = HandoffDirectory.nameIn(this.directory);
		HandoffDirectory.make(this.handoff);
		Files.createFile(pipe());
		this.reporter = new StartReporter(HandoffDirectory.of(this.handoff),
				new StartWatch(Duration.ZERO, System::nanoTime, () -> {
				}), this.phases::add);
		this.reporter.start();
	}

	@Test
	void tellsInTheOrderInWhichItIsTold() {
		this.reporter.tellPhase("one");
		this.reporter.tell(Word.CAUSE, "|two");
		this.reporter.tellPhase("three");
		awaitText("PHASE one\nCAUSE |two\nPHASE three\n");
		assertThat(this.phases).containsExactly("one", "three");
	}

	@Test
	void tellsAPhaseOnce() {
		this.reporter.tellPhase("one");
		this.reporter.tellPhase("one");
		this.reporter.tellPhase("two");
		awaitText("PHASE one\nPHASE two\n");
	}

	@Test
	void looksForProgress() {
		AtomicInteger beans = new AtomicInteger();
		this.reporter.watch(() -> (beans.incrementAndGet() < 3) ? beans + " beans" : null);
		awaitText("PHASE 1 beans\nPHASE 2 beans\n");
	}

	@Test
	void progressThatFailsIsNotLookedAtAgain() {
		AtomicInteger looks = new AtomicInteger();
		this.reporter.watch(() -> {
			looks.incrementAndGet();
			throw new IllegalStateException();
		});
		await().until(() -> looks.get() == 1);
		readyWith(() -> "done");
		awaitText("READY done\n");
		assertThat(looks).hasValue(1);
	}

	@Test
	void taskThatFailsDoesNotEndTheReport() {
		this.reporter.then(() -> {
			throw new IllegalStateException("of this test");
		});
		this.reporter.then(() -> {
			throw new NoClassDefFoundError("of this test");
		});
		this.reporter.tellPhase("after them");
		awaitText("PHASE after them\n");
	}

	@Test
	void lastTaskThatFailsIsToldAndTheStartEnds() {
		readyWith(() -> {
			throw new IllegalStateException("of this test");
		});
		await().untilAsserted(() -> assertThat(text()).startsWith("READY process " + ProcessHandle.current().pid())
			.contains("failed: java.lang.IllegalStateException: of this test"));
	}

	@Test
	void readyIsTheLastWordAndIsSaidOnce() {
		readyWith(() -> "first");
		readyWith(() -> "second");
		awaitText("READY first\n");
		this.reporter.flush();
		this.reporter.tellPhase("too late");
		this.reporter.flush();
		assertThat(this.phases).isEmpty();
	}

	@Test
	void readyWaitsUntilTheProgramIsKnownToLiveOn() throws InterruptedException {
		Thread main = new Thread(() -> this.reporter.readyUnlessEnding(() -> false, true, () -> "alive"));
		main.start();
		main.join();
		awaitText("READY alive\n");
	}

	@Test
	void programThatIsClosedIsNeverReady() throws InterruptedException {
		Thread main = new Thread(() -> this.reporter.readyUnlessEnding(() -> true, true, () -> "alive"));
		main.start();
		main.join();
		this.reporter.tellPhase("closed");
		awaitText("PHASE closed\n");
		this.reporter.flush();
		assertThat(pipe()).doesNotExist();
	}

	@Test
	void flushReturnsWhenAllIsTold() {
		AtomicInteger done = new AtomicInteger();
		for (int task = 0; task < 100; task++) {
			this.reporter.then(done::incrementAndGet);
		}
		this.reporter.flush();
		assertThat(done).hasValue(100);
	}

	private void readyWith(Supplier<String> last) {
		this.reporter.ready(last);
	}

	private void awaitText(String expected) {
		await().untilAsserted(() -> assertThat(text()).isEqualTo(expected));
	}

	private Path pipe() {
		return this.handoff.resolve("status");
	}

	private String text() throws IOException {
		return Files.readString(pipe());
	}

}
