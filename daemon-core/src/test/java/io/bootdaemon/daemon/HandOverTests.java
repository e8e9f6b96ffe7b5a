package io.bootdaemon.daemon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.bootdaemon.handoff.ControlMessage;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.LocalSockets;
import io.bootdaemon.posix.SystemCallException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a daemon does with a successor that doesn't come to COMMIT.
 */
@EnabledOnOs(OS.LINUX)
class HandOverTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@TempDir
	Path directory;

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private LocalSockets sockets;

	private HandOver handOver;

	private Descriptor successor;

	@BeforeEach
	void begin() throws Exception {
		this.sockets = KernelLoader.loadLocalSockets();
		Path file = this.directory.resolve("socket");
		Descriptor listening = this.sockets.listen(file);
		CompletableFuture<Descriptor> accepted = CompletableFuture.supplyAsync(() -> {
			try {
				return this.sockets.accept(listening, PATIENCE);
			}
			catch (SystemCallException ex) {
				throw new IllegalStateException(ex);
			}
		});
		this.successor = this.sockets.connect(file, PATIENCE);
		this.handOver = new HandOver(mark().resolveSibling("app.pid"), new RecordedFiles(), PATIENCE,
				() -> this.calls.add("replaced"));
		// The listening socket is passed, whatever it is; and as the lock descriptor 9
		this.handOver.begin(new HotConnection(this.sockets, accepted.get()), listening);
		assertThat(this.sockets.receive(this.successor).text()).isEqualTo(ControlMessage.OK.text());
	}

	@AfterEach
	void endsAndLeavesNothing() {
		await().until(() -> !this.handOver.isUnderWay());
		assertThat(mark()).doesNotExist();
		assertThat(this.calls).doesNotContain("replaced");
	}

	@Test
	void successorThatDiesBeforeItIsPreparedChangesNothing() {
		assertThat(mark()).exists();
		assertThat(this.handOver.isUnderWay()).isTrue();
		this.sockets.close(this.successor);
		await().until(() -> !this.handOver.isUnderWay());
		assertThat(this.calls).isEmpty();
	}

	@Test
	void successorThatDiesBeforeItCommitsGivesTheFilesBack() throws Exception {
		send(ControlMessage.PREPARED);
		assertThat(this.sockets.receive(this.successor).text()).isEqualTo(ControlMessage.FROZEN.text());
		assertThat(this.calls).containsExactly("release");
		Files.writeString(this.directory.resolve("app.pid.next"), "1");
		Files.writeString(this.directory.resolve("app.pid.next.state"), "pid=1");
		this.sockets.close(this.successor);
		await().until(() -> !this.handOver.isUnderWay());
		assertThat(this.calls).containsExactly("release", "reclaim");
		assertThat(this.directory.resolve("app.pid.next")).doesNotExist();
		assertThat(this.directory.resolve("app.pid.next.state")).doesNotExist();
	}

	@Test
	void commitWithoutPreparationIsNone() throws Exception {
		send(ControlMessage.COMMIT);
		this.sockets.close(this.successor);
		await().until(() -> !this.handOver.isUnderWay());
		assertThat(this.calls).isEmpty();
	}

	@Test
	void whatIsNotUnderstoodEndsIt() throws Exception {
		this.sockets.send(this.successor, "boot-daemon 2 PREPARED");
		await().until(() -> !this.handOver.isUnderWay());
		assertThat(this.calls).isEmpty();
	}

	@Test
	void successorIsToldThatThisDaemonIsStopped() throws Exception {
		this.handOver.cancel();
		assertThat(this.sockets.receive(this.successor).text()).isEqualTo(ControlMessage.ENDING.text());
		this.sockets.close(this.successor);
	}

	private void send(ControlMessage message) throws Exception {
		this.sockets.send(this.successor, message.text());
	}

	private Path mark() {
		return this.directory.resolve("app.pid.hot");
	}

	private final class RecordedFiles implements HandOver.OwnFiles {

		@Override
		public void release() {
			HandOverTests.this.calls.add("release");
		}

		@Override
		public void reclaim() {
			HandOverTests.this.calls.add("reclaim");
		}

	}

}
