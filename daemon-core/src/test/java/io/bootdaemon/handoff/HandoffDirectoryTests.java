package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HandoffDirectoryTests {

	@TempDir
	Path directory;

	@Test
	void removeRemovesWhatAWaiterThatWasKilledLeft() throws IOException {
		Path handoff = handoff();
		of(handoff).removeAbandoned();
		assertThat(handoff).doesNotExist();
	}

	@Test
	void removeLeavesItToTheWaiterFirst() throws IOException {
		Path handoff = handoff();
		CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> of(handoff).removeAbandoned());
		await().during(Duration.ofMillis(500)).until(() -> Files.exists(handoff));
		Files.delete(handoff.resolve("status"));
		Files.delete(handoff);
		await().until(removal::isDone);
		assertThat(removal).isCompleted();
	}

	@Test
	void removeOfWhatIsGoneReturnsAtOnce() {
		CompletableFuture<Void> removal = CompletableFuture
			.runAsync(() -> of(this.directory.resolve("gone")).removeAbandoned());
		await().until(removal::isDone);
		assertThat(removal).isCompleted();
	}

	@Test
	void removeLeavesADirectoryThatHoldsSomethingElse() throws IOException {
		Path handoff = handoff();
		Files.createFile(handoff.resolve("theirs"));
		of(handoff).removeAbandoned();
		assertThat(handoff.resolve("theirs")).exists();
	}

	@Test
	void stateThatNamesNoneHasNoStatusPipe() {
		assertThat(HandoffDirectory.of(DaemonState.empty()).statusPipe()).isEmpty();
	}

	private static HandoffDirectory of(Path directory) {
		return HandoffDirectory.of(DaemonState.empty().with(Key.HANDOFF, directory));
	}

	private Path handoff() throws IOException {
		Path handoff = Files.createDirectory(this.directory.resolve("handoff"));
		Files.createFile(handoff.resolve("status"));
		return handoff;
	}

}
