package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
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
	void removeFollowsNoLinkThatWasPutInItsPlace() throws IOException {
		Path handoff = handoff();
		HandoffDirectory made = of(handoff);
		Path moved = Files.move(handoff, this.directory.resolve("moved"));
		Files.createSymbolicLink(handoff, moved);
		made.remove();
		assertThat(made.statusPipe()).isEmpty();
		assertThat(moved.resolve("status")).exists();
	}

	@Test
	void removeLeavesAnotherDirectoryInItsPlace() throws IOException {
		Path handoff = handoff();
		HandoffDirectory made = of(handoff);
		Files.move(handoff, this.directory.resolve("moved"));
		HandoffDirectory.make(handoff);
		Files.createFile(handoff.resolve("status"));
		made.remove();
		assertThat(handoff.resolve("status")).exists();
	}

	@Test
	void stateThatNamesAnyOtherDirectoryIsNotBelieved() throws IOException {
		Path victim = Files.createDirectory(this.directory.resolve("victim"));
		Path open = Files.createDirectory(HandoffDirectory.nameIn(this.directory));
		Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));
		for (Path named : List.of(victim, open)) {
			Files.createFile(named.resolve("status"));
			of(named).remove();
			assertThat(of(named).statusPipe()).isEmpty();
			assertThat(named.resolve("status")).exists();
		}
	}

	/** Stage and waiter find their tools whatever the caller's PATH is. */
	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void shellRemovesItAndFollowsNoLink(String shell) throws Exception {
		Path handoff = handoff();
		Path victim = handoff();
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), victim);
		String script = ShellScript.withoutComments(Stage.class, "tool.sh", "directory.sh")
				+ "\nPATH=/nowhere; remove_private '" + handoff + "'; remove_private '" + link + "'; echo done";
		List<String> words = new ArrayList<>(List.of(shell.split(" ")));
		words.addAll(List.of("-c", script));
		Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
		assertThat(process.getInputStream()).hasContent("done");
		assertThat(handoff).doesNotExist();
		assertThat(victim.resolve("status")).exists();
	}

	@Test
	void makeTakesNothingThatIsThere() throws IOException {
		Path handoff = Files.createDirectory(HandoffDirectory.nameIn(this.directory));
		assertThatIOException().isThrownBy(() -> HandoffDirectory.make(handoff));
	}

	@Test
	void stateThatNamesNoneHasNoStatusPipe() {
		assertThat(HandoffDirectory.of(DaemonState.empty()).statusPipe()).isEmpty();
	}

	private static HandoffDirectory of(Path directory) {
		return HandoffDirectory.of(DaemonState.empty().with(Key.HANDOFF, directory));
	}

	private Path handoff() throws IOException {
		Path handoff = HandoffDirectory.nameIn(this.directory);
		HandoffDirectory.make(handoff);
		Files.createFile(handoff.resolve("status"));
		return handoff;
	}

}
