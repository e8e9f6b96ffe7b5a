package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.Plans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LaunchChecksTests {

	@TempDir
	Path directory;

	@Test
	void checkAcceptsMissingDirectoriesAndMakesNone() {
		assertAccepted((options) -> options.workDirectory(file("work/here"))
			.pidFile(file("run/app/app.pid"))
			.logFile(file("log/app/app.out")));
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void checkAcceptsWhatAnEarlierDaemonLeft() throws IOException {
		for (String name : new String[] { "app.pid", "app.pid.lock", "app.pid.state", "app.out" }) {
			Files.writeString(file(name), "garbled");
		}
		assertAccepted(UnaryOperator.identity());
	}

	@Test
	void checkAcceptsTheNullDeviceAsLog() {
		assertAccepted((options) -> options.logFile(Path.of("/dev/null")));
	}

	@Test
	void checkAcceptsADirectoryThatIsALink() throws IOException {
		Files.createDirectory(file("real"));
		Files.createSymbolicLink(file("link"), file("real"));
		assertAccepted((options) -> options.workDirectory(file("link"))
			.pidFile(file("link/app.pid"))
			.logFile(file("link/app.out")));
	}

	@ParameterizedTest
	@CsvSource({ "app.pid, daemon.pid-file", "app.pid.lock, daemon.pid-file", "app.pid.state, daemon.pid-file",
			"app.out, daemon.log-file" })
	void checkRefusesASymbolicLink(String name, String key) throws IOException {
		Files.createSymbolicLink(file(name), file("nowhere"));
		assertRefused(ExitStatus.CANNOT_CREATE, "'" + file(name) + "' is a symbolic link", key,
				UnaryOperator.identity());
	}

	@ParameterizedTest
	@CsvSource({ "app.pid, daemon.pid-file", "app.pid.lock, daemon.pid-file", "app.pid.state, daemon.pid-file",
			"app.out, daemon.log-file" })
	void checkRefusesADirectory(String name, String key) throws IOException {
		Files.createDirectory(file(name));
		assertRefused(ExitStatus.CANNOT_CREATE, "'" + file(name) + "' is a directory", key, UnaryOperator.identity());
	}

	@Test
	void checkRefusesADevice() {
		assertRefused(ExitStatus.CANNOT_CREATE, "'/dev/full' is not a regular file", "daemon.log-file",
				(options) -> options.logFile(Path.of("/dev/full")));
	}

	@Test
	void checkRefusesADirectoryBehindALinkThatLeadsNowhere() throws IOException {
		Files.createSymbolicLink(file("run"), file("nowhere"));
		assertRefused(ExitStatus.CANNOT_CREATE, "'" + file("run") + "'", "daemon.pid-file",
				(options) -> options.pidFile(file("run/app.pid")));
	}

	@Test
	void checkRefusesADirectoryThatIsAFile() throws IOException {
		Files.createFile(file("run"));
		assertRefused(ExitStatus.CANNOT_CREATE, "'" + file("run") + "'", "daemon.log-file",
				(options) -> options.logFile(file("run/app.out")));
	}

	@Test
	void checkRefusesAWorkingDirectoryThatIsAFile() throws IOException {
		Files.createFile(file("work"));
		assertRefused(ExitStatus.CONFIGURATION, "'" + file("work") + "' is not a directory", "daemon.work-dir",
				(options) -> options.workDirectory(file("work")));
	}

	@Test
	void checkRefusesAWorkingDirectoryThatCannotBeMade() throws IOException {
		Files.createFile(file("work"));
		assertRefused(ExitStatus.CANNOT_CREATE, "'" + file("work/here") + "'", "daemon.work-dir",
				(options) -> options.workDirectory(file("work/here")));
	}

	@ParameterizedTest
	@CsvSource({ "app.pid", "app.pid.lock", "app.pid.state" })
	void checkRefusesALogThatIsAnotherOfTheFiles(String name) {
		assertRefused(ExitStatus.CONFIGURATION, "'" + file(name) + "'", "daemon.log-file",
				(options) -> options.logFile(file(name)));
	}

	private void assertAccepted(UnaryOperator<DaemonOptions.Builder> change) {
		assertThatNoException()
			.isThrownBy(() -> LaunchChecks.check(Plans.in(this.directory, change), Access.OF_THIS_PROCESS));
	}

	private void assertRefused(ExitStatus status, String operand, String key,
			UnaryOperator<DaemonOptions.Builder> change) {
		LaunchException failure = catchThrowableOfType(LaunchException.class,
				() -> LaunchChecks.check(Plans.in(this.directory, change), Access.OF_THIS_PROCESS));
		assertThat(failure).isNotNull().hasMessageContaining(operand);
		assertThat(failure.exitStatus()).isEqualTo(status);
		assertThat(failure.action()).contains("'" + key + "'");
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

}
