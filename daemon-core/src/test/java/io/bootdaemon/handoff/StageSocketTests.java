package io.bootdaemon.handoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.bootdaemon.RestartPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The kept socket in the stage, with a script in java's place and a file in the socket's.
 */
@EnabledOnOs(OS.LINUX)
class StageSocketTests {

	private static final String LOOK = "readlink /proc/$$/fd/0 /proc/$$/fd/7 >seen.$n; ";

	private final Path directory;

	private final Path socket;

	private StageProcess stage;

	StageSocketTests(@TempDir Path directory) throws IOException {
		this.directory = directory.toRealPath();
		this.socket = this.directory.resolve("socket");
	}

	@AfterEach
	void end() {
		this.stage.close();
	}

	@ParameterizedTest
	@CsvSource({ "dash, 7>>socket, socket", "bash, 7>>socket, socket", "busybox sh, 7>>socket, socket",
			"dash, 7>&-, /dev/null", "bash, 7>&-, /dev/null", "busybox sh, 7>&-, /dev/null" })
	void daemonHasItAsStandardInput(String shell, String opened, String input) throws Exception {
		this.stage = new StageProcess(this.directory, UnaryOperator.identity(), LOOK + "exit 3");
		this.stage.start(shell, opened);
		assertThat(this.stage.awaitEnd()).isEqualTo(3);
		assertThat(seen(1)).containsExactly(this.directory.resolve(input).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void nextDaemonHasItToo(String shell) throws Exception {
		this.stage = new StageProcess(this.directory, Supervised.onFailure(),
				LOOK + "ready; [ $n -lt 3 ] || exit 0; exit 3");
		this.stage.start(shell, "7>>socket");
		assertThat(this.stage.awaitEnd()).isZero();
		assertThat(List.of(seen(1), seen(2), seen(3))).containsOnly(List.of(this.socket.toString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void helperOfTheSupervisorDoesNotHaveIt(String shell) {
		this.stage = new StageProcess(this.directory, Supervised.by(RestartPolicy.ON_FAILURE, 60_000, 5),
				"ready; exit 3");
		this.stage.start(shell, "7>>socket");
		this.stage.awaitPhase("restarting");
		ProcessHandle sleep = await()
			.until(() -> this.stage.process().children().filter(this::sleeps).findFirst(), Optional::isPresent)
			.orElseThrow();
		assertThat(open(this.stage.process().toHandle())).contains(this.socket);
		assertThat(open(sleep)).isNotEmpty().doesNotContain(this.socket);
	}

	private boolean sleeps(ProcessHandle process) {
		return process.info().command().filter((command) -> command.matches(".*/(sleep|busybox)")).isPresent();
	}

	private List<String> seen(int start) throws IOException {
		return Files.readAllLines(this.directory.resolve("seen." + start));
	}

	private static List<Path> open(ProcessHandle process) {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
			return descriptors.map(StageSocketTests::target).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path target(Path link) {
		try {
			return Files.readSymbolicLink(link);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
