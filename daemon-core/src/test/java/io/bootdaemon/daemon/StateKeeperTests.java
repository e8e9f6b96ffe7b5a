package io.bootdaemon.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link StateKeeper}.
 */
class StateKeeperTests {

	@TempDir
	private Path directory;

	@Test
	void changesWhatWasThere() throws IOException {
		Path file = this.directory.resolve("app.pid.state");
		DaemonState.empty().with(Key.PHASE, "launching").with(Key.NAME, "app").write(file);
		new StateKeeper(file).update((state) -> state.with(Key.PHASE, "ready"));
		assertThat(DaemonState.read(file).get(Key.PHASE)).contains("ready");
		assertThat(DaemonState.read(file).get(Key.NAME)).contains("app");
	}

	@Test
	void missingFileIsMadeByTheFirstChange() throws IOException {
		Path file = this.directory.resolve("app.pid.state");
		StateKeeper keeper = new StateKeeper(file);
		assertThat(keeper.state().get(Key.PHASE)).isEmpty();
		keeper.update((state) -> state.with(Key.PHASE, "ready"));
		assertThat(DaemonState.read(file).get(Key.PHASE)).contains("ready");
	}

	@Test
	void fileThatCanNotBeWrittenIsWrittenLater() throws IOException {
		Path run = this.directory.resolve("run");
		Path file = run.resolve("app.pid.state");
		StateKeeper keeper = new StateKeeper(file, Duration.ofMillis(10));
		keeper.update((state) -> state.with(Key.PHASE, "ready"));
		assertThat(keeper.state().get(Key.PHASE)).contains("ready");
		Files.createDirectory(run);
		await().untilAsserted(() -> assertThat(DaemonState.read(file).get(Key.PHASE)).contains("ready"));
	}

}
