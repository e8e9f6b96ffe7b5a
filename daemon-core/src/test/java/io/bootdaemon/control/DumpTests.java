package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.ProcessIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

@EnabledOnOs(OS.LINUX)
@JvmDependent
class DumpTests {

	@TempDir
	Path directory;

	@RegisterExtension
	final Children children = new Children();

	private Place place;

	@BeforeEach
	void makePlace() {
		this.place = new Place(this.directory);
	}

	@Test
	void runWhenNothingRunsHasACodeOfItsOwn() {
		assertThat(dump()).isEqualTo(ExitStatus.NOTHING_TO_RELOAD);
	}

	@Test
	void runNeverEndsAProcessThatDoesNotHandleQuit() throws IOException {
		ProcessIdentity daemon = this.place.holding(this.children).identity();
		Files.createFile(this.place.files().logFile());
		this.place.stateFile(Place.state(daemon));
		assertThat(dump()).isEqualTo(ExitStatus.FAILED);
		assertThat(this.place.err()).contains("doesn't handle SIGQUIT");
		assertThat(daemon.isAlive()).isTrue();
	}

	@Test
	void runWithoutALogFails() {
		this.place.stateFile(Place.state(this.place.holding(this.children).identity()));
		assertThat(dump()).isEqualTo(ExitStatus.FAILED);
		assertThat(this.place.err()).contains("its log is " + this.place.files().logFile());
	}

	@Test
	void runFollowsNoLink() throws IOException {
		this.place.stateFile(Place.state(this.place.holding(this.children).identity()));
		Files.createSymbolicLink(this.place.files().logFile(), Files.createFile(this.directory.resolve("another")));
		assertThat(dump()).isEqualTo(ExitStatus.FAILED);
		assertThat(this.place.err()).contains("where a thread dump could not be read");
	}

	/** It is in the place of the log for a moment. */
	@Test
	void runDoesNotWaitForAFifo() throws IOException {
		Path log = Files.createFile(this.place.files().logFile());
		String script = "cd '" + this.directory + "'; mkfifo fifo; echo Full thread dump, JNI global refs >dump;"
				+ "trap 'mv fifo app.out; sleep 2; mv dump app.out' QUIT; echo ready; while :; do sleep 0.1; done";
		this.place.stateFile(Place.state(this.place.holding(this.children, script).identity()));
		assertThat(assertTimeoutPreemptively(Duration.ofMinutes(1), this::dump)).isEqualTo(ExitStatus.OK);
		assertThat(log).isRegularFile();
	}

	private ExitStatus dump() {
		return new Dump(this.place.target(), this.place.terminal()).run();
	}

}
