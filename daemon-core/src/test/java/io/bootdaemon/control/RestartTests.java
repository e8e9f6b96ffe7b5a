package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.JavaExecutable;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessCommand;
import io.bootdaemon.process.ProcessStat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RestartTests {

	private static final String JAVA = JavaExecutable.current().toString();

	private static final String MARK = "-Dbootdaemon.pid-file=/srv/the app/app.pid";

	private static final String LOCK = "-Dbootdaemon.lock=65024:4711";

	@RegisterExtension
	final Children children = new Children();

	@TempDir
	Path directory;

	@Test
	void ofRemovesTheMark() {
		Restart restart = restart(DaemonState.empty(), JAVA, MARK, LOCK, "-Xmx64m", "-jar", "app.jar");
		assertThat(restart.commandLine().options()).containsExactly("-Xmx64m");
		assertThat(restart.commandLine().main()).containsExactly("-jar", "app.jar");
		assertThat(restart.java()).isEqualTo(JavaExecutable.current());
	}

	@Test
	void ofRemovesWhatTheConfigurationGave() {
		DaemonState state = DaemonState.empty().with(Key.JVM_OPTIONS, 3);
		Restart restart = restart(state, JAVA, MARK, "-Xmx64m", "-Xmx1g", "--add-opens",
				"java.base/java.io=ALL-UNNAMED", "-jar", "app.jar");
		assertThat(restart.commandLine().options()).containsExactly("-Xmx64m");
	}

	@Test
	void ofWhenMoreOptionsAreToldThanThereAreKeepsNone() {
		DaemonState state = DaemonState.empty().with(Key.JVM_OPTIONS, 9);
		assertThat(restart(state, JAVA, MARK, "-Xmx64m", "Main").commandLine().options()).isEmpty();
	}

	@Test
	void ofKeepsArgumentsAndEnvironment() {
		Restart restart = restart(DaemonState.empty(), JAVA, MARK, "-jar", "app.jar", "", "a b", "-d", MARK);
		assertThat(restart.commandLine().arguments()).containsExactly("", "a b", "-d", MARK);
		assertThat(restart.environment()).containsExactly("A=b", "spring.profiles.active=x");
	}

	@Test
	void ofSeesRelativePathsFromWhereItWasTyped() throws IOException {
		Path typed = Files.createDirectory(this.directory.resolve("typed"));
		assertThat(restart(DaemonState.empty().with(Key.DIRECTORY, typed), JAVA, MARK, "Main").directory())
			.isEqualTo(typed);
		Files.delete(typed);
		assertThat(restart(DaemonState.empty().with(Key.DIRECTORY, typed), JAVA, MARK, "Main").directory())
			.isEqualTo(this.directory);
	}

	@Test
	void ofTakesAwayWhatTheConfigurationHadPutIntoTheEnvironment() {
		assertThat(restart(DaemonState.empty().with(Key.ENVIRONMENT, "A,B"), JAVA, MARK, "Main").environment())
			.containsExactly("spring.profiles.active=x");
	}

	@Test
	void ofASupervisorIsTheCommandThatItWillStart() throws IOException {
		ProcessCommand shell = new ProcessCommand(
				List.of("sh", "-c", "eval \"$BOOTDAEMON_STAGE\"", "app", "/srv/the app/app.pid", "2", "/usr/bin/env",
						JAVA, MARK, LOCK, "-jar", "app.jar", "a b", MARK),
				List.of("A=b", "BOOTDAEMON_STAGE=script\nA=c", "BOOTDAEMON_1=my.key=BOOTDAEMON_1=x",
						"BOOTDAEMON_2=_=y"),
				this.directory);
		ProcessCommand daemon = SupervisorCommand.ofDaemon(shell);
		assertThat(daemon.words()).containsExactly(JAVA, MARK, LOCK, "-jar", "app.jar", "a b", MARK);
		assertThat(daemon.environment()).containsExactly("A=b", "my.key=BOOTDAEMON_1=x", "_=y");
	}

	@Test
	void executableStartsInTheBackground() {
		Executable executable = restart(DaemonState.empty(), JAVA, MARK, "-Xmx64m", "-jar", "app.jar", "--", "-d")
			.executable();
		assertThat(executable.file()).isEqualTo(JavaExecutable.current());
		assertThat(executable.arguments()).containsExactly(JAVA, "-Xmx64m", "-jar", "app.jar", "--background=again",
				"--", "-d");
		assertThat(executable.environment()).containsExactly("A=b", "spring.profiles.active=x");
	}

	@Test
	void withArgumentsReplacesThoseOfTheApplicationOnly() {
		Restart restart = restart(DaemonState.empty(), JAVA, MARK, "-Xmx64m", "-jar", "app.jar", "old");
		assertThat(restart.withArguments(List.of("new")).executable().arguments()).containsExactly(JAVA, "-Xmx64m",
				"-jar", "app.jar", "--background=again", "new");
	}

	@Test
	void ofWhenNothingRunsIsEmpty() throws Exception {
		assertThat(Restart.of(new Place(this.directory).target())).isEmpty();
	}

	@Test
	void trialOfTheJavaWaitsNoLongerThanItMay() throws Exception {
		Place place = new Place(this.directory);
		place.stateFile(Place.state(place.holding(this.children).identity()));
		Path java = Files.writeString(this.directory.resolve("java"), "#!/bin/sh\necho $$ >trial\nexec sleep 60 >&-\n");
		Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
		Restart restart = restart(DaemonState.empty(), java.toString(), MARK, "-jar", "app.jar");
		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(() -> new JavaTrial(restart).run(place.target(), place.terminal(), Duration.ofSeconds(1)))
			.withMessage("'" + java + "', tried with the daemon's options, has not ended within 1 s.")
			.satisfies((failure) -> assertThat(failure.exitStatus()).isEqualTo(ExitStatus.NO_PROGRESS));
		long trial = Long.parseLong(Files.readString(this.directory.resolve("trial")).strip());
		Awaitility.await().until(() -> ProcessStat.of(trial).filter(ProcessStat::isAlive).isEmpty());
	}

	private Restart restart(DaemonState state, String... words) {
		return Restart
			.of(new ProcessCommand(List.of(words), List.of("A=b", "spring.profiles.active=x"), this.directory), state);
	}

}
