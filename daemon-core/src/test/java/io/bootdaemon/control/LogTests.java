package io.bootdaemon.control;

import java.nio.file.Path;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogTests {

	@TempDir
	Path directory;

	@Test
	void showWithoutALogNamesIt() {
		Place place = new Place(this.directory);
		assertThat(new Log(place.target(), place.terminal()).show(50, false)).isEqualTo(ExitStatus.NO_LOG);
		assertThat(place.err()).isEqualTo("app: there is no log '" + place.files().logFile() + "'.\n");
	}

	@Test
	void ofIsWhatTheDaemonSaysOrElseWhatIsConfigured() {
		Target target = new Place(this.directory).target();
		assertThat(Log.of(target, DaemonState.empty().with(Key.LOG_FILE, "/srv/its.out")))
			.isEqualTo(Path.of("/srv/its.out"));
		assertThat(Log.of(target, DaemonState.empty().with(Key.LOG_FILE, "relative")))
			.isEqualTo(target.files().logFile());
		assertThat(Log.of(target, DaemonState.empty())).isEqualTo(target.files().logFile());
	}

}
