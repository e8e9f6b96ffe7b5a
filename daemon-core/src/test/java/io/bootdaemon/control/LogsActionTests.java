package io.bootdaemon.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.bootdaemon.control.Programs.Outcome;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class LogsActionTests {

	private final Path directory;

	private final FakeDaemon daemon;

	LogsActionTests(@TempDir Path directory) throws Exception {
		this.directory = directory;
		this.daemon = new FakeDaemon(directory);
	}

	@AfterEach
	void endProcesses() {
		this.daemon.close();
	}

	@EachEntrance
	void logsShowsTheLastLines(String shell) throws Exception {
		Files.writeString(this.daemon.options.logFile(), lines(1, 60));
		assertThat(control(shell, "logs")).isEqualTo(new Outcome(0, lines(11, 60), ""));
		assertThat(control(shell, "logs", "-n", "2")).isEqualTo(new Outcome(0, lines(59, 60), ""));
		assertThat(control(shell, "logs", "-n007")).isEqualTo(new Outcome(0, lines(54, 60), ""));
	}

	@EachEntrance
	void logsWhenThereIsNone(String shell) throws Exception {
		assertThat(control(shell, "logs"))
			.isEqualTo(new Outcome(66, "", "app: there is no log: " + this.daemon.options.logFile() + "\n"));
	}

	@EachEntrance
	void logsWhenItMayNotBeRead(String shell) throws Exception {
		Programs.assumeInstalled("setpriv");
		assumeRoot();
		Files.writeString(this.daemon.options.logFile(), "hello\n");
		Files.setPosixFilePermissions(this.daemon.options.logFile(), PosixFilePermissions.fromString("rw-------"));
		this.daemon.permit("rwxr-xr-x");
		assertThat(control(shell.replaceFirst("^(verb )?", "$1setpriv --reuid=65534 --regid=65534 --clear-groups "),
				"logs"))
			.isEqualTo(new Outcome(66, "",
					"app: the log can't be read: permission denied: " + this.daemon.options.logFile() + "\n"));
	}

	@EachEntrance
	void logsShowsTheLogThatTheDaemonWrites(String shell) throws Exception {
		Path another = Files.writeString(this.directory.resolve("another.out"), "hello\n");
		DaemonState.empty().with(Key.LOG_FILE, another).write(this.daemon.stateFile());
		assertThat(control(shell, "logs").out()).isEqualTo("hello\n");
	}

	@EachEntrance
	void logsWhenStateCannotBeReadShowsTheLogItKnows(String shell) throws Exception {
		Files.writeString(this.daemon.options.logFile(), "hello\n");
		Files.createDirectory(this.daemon.stateFile());
		assertThat(control(shell, "logs")).isEqualTo(new Outcome(0, "hello\n", ""));
	}

	@EachEntrance
	void logsFollowsAcrossRotationUntilItIsEnded(String shell) throws Exception {
		Path log = Files.writeString(this.directory.resolve("app.out"), "one\n");
		DaemonState.empty().with(Key.LOG_FILE, log).write(this.daemon.stateFile());
		// What it shows becomes the content of the file that FakeDaemon takes for the log
		Process process = this.daemon.under(shell).startControl("logs", "-f", "-n", "1");
		awaitShown("one");
		Files.move(log, this.directory.resolve("app.out.1"), StandardCopyOption.ATOMIC_MOVE);
		Files.writeString(log, "two\n");
		awaitShown("two");
		Files.writeString(log, "three\n", StandardOpenOption.APPEND);
		awaitShown("three");
		process.destroy();
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(143);
	}

	@EachEntrance
	void logsOfAnotherUserSayNothingToTheTerminal(String shell) throws Exception {
		Programs.assumeInstalled("script");
		assumeRoot();
		Path log = Files.writeString(this.directory.resolve("app.out"), "one\u001b[2J\n");
		DaemonState.empty().with(Key.LOG_FILE, log).write(this.daemon.stateFile());
		assertThat(onTerminal(shell, "logs")).isEqualTo("one\u001b[2J\r\n");
		Files.setAttribute(log, "unix:uid", 65534);
		assertThat(onTerminal(shell, "logs")).isEqualTo("one?[2J\r\n");
		assertThat(control(shell, "logs").out()).isEqualTo("one\u001b[2J\n");
		this.daemon.start(typed(shell, "logs", "-f").toArray(String[]::new));
		awaitShown("one?[2J");
	}

	private String onTerminal(String shell, String... words) throws Exception {
		return Programs.run(typed(shell, words), Path.of("/"), Map.of()).out();
	}

	private List<String> typed(String shell, String... words) throws Exception {
		String command = this.daemon.under(shell)
			.command(words)
			.stream()
			.map((word) -> "'" + word.replace("'", "'\\''") + "'")
			.collect(Collectors.joining(" ", "exec ", "\n"));
		Path typed = Files.writeString(this.directory.resolve("typed"), command);
		return List.of("script", "-qec", "sh '" + typed + "'", "/dev/null");
	}

	private static void assumeRoot() throws Exception {
		assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).as("only root is more than one user")
			.isEqualTo(0);
	}

	private void awaitShown(String line) {
		Awaitility.await()
			.untilAsserted(() -> assertThat(Files.readAllLines(this.daemon.options.logFile())).contains(line));
	}

	private Outcome control(String shell, String... words) throws Exception {
		return this.daemon.under(shell).control(words);
	}

	private static String lines(int first, int last) {
		return IntStream.rangeClosed(first, last).mapToObj((i) -> i + "\n").collect(Collectors.joining());
	}

}
