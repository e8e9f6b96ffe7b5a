package io.bootdaemon.verb;

import java.nio.file.Files;
import java.nio.file.Path;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.files.DaemonState.Key;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.Children.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatusOfAll}. Other daemons of this user may run on this machine.
 */
@EnabledOnOs(OS.LINUX)
class StatusOfAllTests {

	@TempDir
	Path directory;

	@RegisterExtension
	final Children children = new Children();

	@Test
	void runTellsOfEachByItsOwnStateFile() throws Exception {
		Place first = new Place(Files.createDirectory(this.directory.resolve("first")));
		Place second = new Place(Files.createDirectory(this.directory.resolve("second")));
		Child one = first.marked(this.children, Children.WAITS);
		Child other = second.marked(this.children, Children.WAITS);
		first.stateFile(Place.state(one.identity()).with(Key.NAME, "orders").with(Key.URL, "http://localhost:1/"));
		second.pidFile(other.pid());
		assertThat(new StatusOfAll(first.terminal()).run()).isEqualTo(ExitStatus.OK);
		assertThat(first.out())
			.containsPattern("(?m)^orders +.*" + one.pid() + " +ready +\\d+ s +http://localhost:1/ +"
					+ first.files().pidFile() + "$")
			.containsPattern(
					"(?m)^app\\.pid +.*" + other.pid() + " +starting +\\d+ s +- +" + second.files().pidFile() + "$");
	}

	@Test
	void runTellsNotOfWhatOnlyHasTheMark() {
		Place place = new Place(this.directory);
		place.marked(this.children, Children.WAITS);
		new StatusOfAll(place.terminal()).run();
		assertThat(place.out()).doesNotContain(this.directory.toString());
		place.pidFile(Integer.MAX_VALUE);
		new StatusOfAll(place.terminal()).run();
		assertThat(place.out()).doesNotContain(this.directory.toString());
	}

}
