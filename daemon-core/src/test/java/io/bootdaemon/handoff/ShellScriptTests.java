package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.bootdaemon.harness.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ShellScriptTests {

	private static final List<String> FILES = List.of("stage.sh", "java.sh", "supervisor.sh", "log.sh", "evidence.sh",
			"policy.sh", "notes.sh", "waiter.sh", "terminal.sh", "process-group.sh", "printable.sh", "stat.sh",
			"contents.sh");

	@TempDir
	Path directory;

	static Stream<Arguments> shellsAndFiles() {
		return Stream.of("dash", "bash --posix", "bash", "busybox sh", "sh")
			.flatMap((shell) -> FILES.stream().map((file) -> arguments(shell, file)));
	}

	static List<String> files() {
		return FILES;
	}

	@ParameterizedTest
	@MethodSource("shellsAndFiles")
	void fileIsUnderstoodBy(String shell, String file) throws Exception {
		assumeInstalled(shell.split(" ")[0]);
		assertSucceeds((shell + " -n " + source(file)).split(" "));
	}

	@ParameterizedTest
	@MethodSource("files")
	void fileHasNothingThatShellcheckFinds(String file) throws Exception {
		assumeInstalled("shellcheck");
		assertSucceeds("shellcheck", "--shell=sh", "--severity=style", source(file).toString());
	}

	@ParameterizedTest
	@MethodSource("files")
	void fileIsSmall(String file) throws IOException {
		assertThat(Files.readAllLines(source(file))).hasSizeLessThanOrEqualTo(60);
	}

	@ParameterizedTest
	@CsvSource({ "java.sh stage.sh", "log.sh evidence.sh policy.sh notes.sh supervisor.sh java.sh stage.sh",
			"printable.sh terminal.sh process-group.sh waiter.sh" })
	void ofIsUnderstoodWithoutItsComments(String files) throws Exception {
		String text = ShellScript.withoutComments(Stage.class, files.split(" "));
		assertThat(text.lines()).noneMatch((line) -> line.strip().startsWith("#"));
		Path script = Files.writeString(this.directory.resolve("script"), text);
		assertSucceeds("sh", "-n", script.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "stage.sh", "waiter.sh" })
	void ofKeepsTheScriptShortEnoughForOneArgument(String file) {
		assertThat(ShellScript.withoutComments(Stage.class, file).length()).isLessThan(8000);
	}

	@Test
	void ofWhenAFileIsMissingNamesIt() {
		assertThatIllegalStateException().isThrownBy(() -> ShellScript.withoutComments(Stage.class, "missing.sh"))
			.withMessageContaining("missing.sh");
	}

	private static void assumeInstalled(String program) {
		assumeThat(Stream.of(System.getenv("PATH").split(":")).map((path) -> Path.of(path, program)))
			.as(program + " is installed")
			.anyMatch(Files::isExecutable);
	}

	private void assertSucceeds(String... command) throws IOException, InterruptedException {
		Path output = this.directory.resolve("output");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		assertThat(process.waitFor(Deadline.GENEROUS.toSeconds(), TimeUnit.SECONDS)).as(Arrays.toString(command))
			.isTrue();
		assertThat(Files.readString(output, StandardCharsets.UTF_8)).isEmpty();
		assertThat(process.exitValue()).isZero();
	}

	private static Path source(String file) {
		return Path.of(Objects.requireNonNull(Stage.class.getResource(file)).getPath());
	}

}
