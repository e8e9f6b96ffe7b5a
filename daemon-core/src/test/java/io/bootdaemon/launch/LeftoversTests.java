package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.HandoffDirectory;
import io.bootdaemon.handoff.Plans;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Leftovers}.
 */
class LeftoversTests {

	@TempDir
	private Path directory;

	@Test
	void handoffThatAKilledStartHasLeftIsRemoved() throws Exception {
		Path left = HandoffDirectory.nameIn(this.directory);
		HandoffDirectory.make(left);
		DaemonState.empty().with(Key.HANDOFF, left).write(file("app.pid.state"));
		leftovers().remove();
		assertThat(left).doesNotExist();
	}

	@Test
	void unfinishedFilesAreRemovedAndNoOthers() throws Exception {
		List<Path> left = List.of(file("app.pid.new.Xy12ab"), file("app.pid.state.new.Xy12ab"),
				file("app.pid.state.123456.new"));
		List<Path> others = List.of(file("app.pid.newer"), file("app.pid.state.backup"), file("other.pid.new.Xy12ab"));
		for (List<Path> files : List.of(left, others)) {
			for (Path path : files) {
				Files.createFile(path);
			}
		}
		leftovers().remove();
		assertThat(left).noneMatch(Files::exists);
		assertThat(others).allMatch(Files::exists);
	}

	@Test
	void somethingElseInThePidFilesPlaceStays() throws IOException {
		Files.createDirectory(file("app.pid"));
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> leftovers().remove())
			.withMessageContaining("'" + file("app.pid") + "'");
		assertThat(file("app.pid")).isDirectory();
	}

	private Leftovers leftovers() {
		return new Leftovers(Plans.in(this.directory).files());
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

}
