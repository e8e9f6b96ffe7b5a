package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With a shell for a daemon, which answers a signal by the state file that the test has
 * prepared.
 */
@EnabledOnOs(OS.LINUX)
class ReloadTests {

	private static final String ANSWERS = "trap 'mv -f \"$1\" \"$2\"' HUP; echo ready; while :; do sleep 0.1; done";

	@TempDir
	Path directory;

	@RegisterExtension
	final Children children = new Children();

	private Place place;

	@BeforeEach
	void makePlace() {
		this.place = new Place(this.directory);
	}

	@ParameterizedTest
	@CsvSource({ "1700000000000 ok log reopened, OK, reloaded: log reopened",
			"1700000000000 failed disk full, FAILED, failed to reload: disk full",
			"garbled, FAILED, failed to reload: garbled" })
	void runTellsWhatTheDaemonSays(String result, ExitStatus status, String text) throws IOException {
		Path answer = this.directory.resolve("answer");
		ProcessIdentity daemon = this.children
			.shell(ANSWERS, answer.toString(), this.place.files().stateFile().toString())
			.identity();
		DaemonState state = Place.state(daemon).with(Key.RELOAD_SUPPORTED, true);
		this.place.stateFile(state);
		state.with(Key.RELOADS, 1).with(Key.LAST_RELOAD, result).write(answer);
		assertThat(reload()).isEqualTo(status);
		assertThat(this.place.out() + this.place.err()).isEqualTo("app: " + text + "\n");
	}

	@Test
	void runWhenItIsNotSupportedSendsNoSignal() {
		ProcessIdentity daemon = this.children.shell(Children.WAITS).identity();
		this.place.stateFile(Place.state(daemon));
		assertThat(reload()).isEqualTo(ExitStatus.FAILED);
		assertThat(this.place.err()).contains("SIGHUP isn't handled", "No signal was sent");
		assertThat(daemon.isAlive()).isTrue();
	}

	@Test
	void runBeforeItIsReadySendsNoSignal() {
		ProcessIdentity daemon = this.children.shell(Children.WAITS).identity();
		this.place
			.stateFile(Place.state(daemon).with(Key.RELOAD_SUPPORTED, true).with(Key.PHASE, "starting: beans 12"));
		assertThat(reload()).isEqualTo(ExitStatus.FAILED);
		assertThat(this.place.err()).contains("in phase 'starting: beans 12'", "No signal was sent");
		assertThat(daemon.isAlive()).isTrue();
	}

	@Test
	void runWhenItEndsInsteadFails() {
		ProcessIdentity daemon = this.children.shell(Children.WAITS).identity();
		this.place.stateFile(Place.state(daemon).with(Key.RELOAD_SUPPORTED, true));
		assertThat(reload()).isEqualTo(ExitStatus.FAILED);
		assertThat(this.place.err()).contains("ended instead of reloading");
	}

	@Test
	void runWhenNothingRunsHasACodeOfItsOwn() {
		assertThat(reload()).isEqualTo(ExitStatus.NOTHING_TO_RELOAD);
		assertThat(this.place.out()).contains("not running");
	}

	@Test
	void runWhenItCannotBeKnownFails() throws IOException {
		Files.createDirectory(this.place.files().stateFile());
		assertThat(reload()).isEqualTo(ExitStatus.FAILED);
	}

	private ExitStatus reload() {
		return new Reload(this.place.target(), this.place.terminal()).run();
	}

}
