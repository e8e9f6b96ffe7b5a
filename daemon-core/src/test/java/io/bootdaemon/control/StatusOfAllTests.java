package io.bootdaemon.control;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.Children.Child;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.Locks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
		Child one = first.marked(this.children);
		Child other = second.marked(this.children);
		first.stateFile(Place.state(one.identity()).with(Key.NAME, "orders").with(Key.URL, "http://localhost:1/"));
		second.pidFile(other.pid());
		assertThat(new StatusOfAll(first.terminal()).run()).isEqualTo(ExitStatus.OK);
		assertThat(first.out())
			.containsPattern("(?m)^orders +.*" + one.pid() + " +ready +\\d+ s +http://localhost:1/ +"
					+ first.files().pidFile() + "$")
			.containsPattern(
					"(?m)^app\\.pid +.*" + other.pid() + " +unknown +\\d+ s +- +" + second.files().pidFile() + "$");
	}

	@Test
	@Timeout(20)
	void runWaitsForNobodysFifo() throws Exception {
		Place place = new Place(this.directory);
		place.marked(this.children);
		assertThat(new ProcessBuilder("mkfifo", place.files().stateFile().toString()).start().waitFor()).isZero();
		new StatusOfAll(place.terminal()).run();
		assertThat(place.out()).containsPattern("(?m)^app\\.pid .* unknown .*" + place.files().pidFile() + "$");
	}

	@Test
	void runTellsOfAHundredWithLittleWork() throws Exception {
		Place place = new Place(this.directory);
		for (int i = 0; i < 100; i++) {
			Place each = new Place(Files.createDirectory(this.directory.resolve("place-" + i)));
			Child child = each.marked(this.children);
			each.pidFile(child.pid()).stateFile(Place.state(child.identity()).with(Key.NAME, "worker-" + i));
		}
		StatusOfAll status = new StatusOfAll(place.terminal());
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long begin = threads.getCurrentThreadCpuTime();
		assertThat(status.run()).isEqualTo(ExitStatus.OK);
		Duration work = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin);
		assertThat(work).as("processor time, whatever else runs").isLessThan(Duration.ofSeconds(2));
		assertThat(place.out().lines().filter((line) -> line.matches("worker-.* ready .*" + this.directory + ".*")))
			.hasSize(100);
	}

	@Test
	void runTellsNotOfWhatOnlyHasTheMark() {
		Place place = new Place(this.directory);
		DaemonMark mark = Locks.mark(place.files().pidFile());
		long pid = this.children.shell(Children.WAITS, mark.options().toArray(String[]::new)).pid();
		place.pidFile(pid);
		new StatusOfAll(place.terminal()).run();
		assertThat(place.out()).doesNotContain(this.directory.toString());
	}

	@Test
	void runTellsOfOneWhoseFilesWereRemoved() throws Exception {
		Path run = Files.createDirectory(this.directory.resolve("run"));
		Place place = new Place(run);
		Child child = place.marked(this.children);
		Files.delete(place.files().lockFile());
		Files.delete(run);
		new StatusOfAll(place.terminal()).run();
		assertThat(place.out())
			.containsPattern("(?m)^app\\.pid +.*" + child.pid() + " .*" + place.files().pidFile() + "$");
	}

}
