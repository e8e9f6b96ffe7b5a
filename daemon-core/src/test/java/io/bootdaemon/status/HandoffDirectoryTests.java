package io.bootdaemon.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

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
		HandoffDirectory.remove(handoff);
		assertThat(handoff).doesNotExist();
	}

	@Test
	void removeLeavesItToTheWaiterFirst() throws IOException {
		Path handoff = handoff();
		CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> HandoffDirectory.remove(handoff));
		await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(2)).until(() -> Files.exists(handoff));
		Files.delete(handoff.resolve("status"));
		Files.delete(handoff);
		await().atMost(Duration.ofSeconds(2)).until(removal::isDone);
		assertThat(removal).isCompleted();
	}

	@Test
	void removeOfWhatIsGoneReturnsAtOnce() {
		CompletableFuture<Void> removal = CompletableFuture
			.runAsync(() -> HandoffDirectory.remove(this.directory.resolve("gone")));
		await().atMost(Duration.ofSeconds(2)).until(removal::isDone);
		assertThat(removal).isCompleted();
	}

	@Test
	void removeLeavesADirectoryThatHoldsSomethingElse() throws IOException {
		Path handoff = handoff();
		Files.createFile(handoff.resolve("theirs"));
		HandoffDirectory.remove(handoff);
		assertThat(handoff.resolve("theirs")).exists();
	}

	private Path handoff() throws IOException {
		Path handoff = Files.createDirectory(this.directory.resolve("handoff"));
		Files.createFile(handoff.resolve("status"));
		return handoff;
	}

}
