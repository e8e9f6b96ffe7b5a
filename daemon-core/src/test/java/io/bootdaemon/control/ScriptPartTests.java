package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.bootdaemon.control.Programs.Outcome;
import io.bootdaemon.handoff.ShellScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ScriptPartTests {

	static List<Path> files() throws IOException {
		Path control = Path.of(Objects.requireNonNull(ControlScript.class.getResource("control.sh")).getPath());
		try (Stream<Path> files = Files.list(control.getParent())) {
			return files.filter((file) -> file.toString().endsWith(".sh")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void fileHasNothingThatShellcheckFinds(Path file) throws Exception {
		Programs.assumeInstalled("shellcheck");
		assertThat(run("shellcheck", "--shell=sh", "--severity=style", file.toString()))
			.isEqualTo(new Outcome(0, "", ""));
	}

	@ParameterizedTest
	@MethodSource("files")
	void fileIsSmall(Path file) throws IOException {
		assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(60);
	}

	@Test
	void readKeepsCommentsButThoseForShellcheckAboutAPart() {
		assertThat(ShellScript.withComments(ControlScript.class, "stop.sh", "logs.sh").lines())
			.contains("# The last lines of the log, and on.")
			.noneMatch((line) -> line.startsWith("# shellcheck shell"));
	}

	@Test
	void readWhenAPartIsMissingNamesIt() {
		assertThatIllegalStateException().isThrownBy(() -> ShellScript.withComments(ControlScript.class, "missing.sh"))
			.withMessageContaining("missing.sh");
	}

	private static Outcome run(String... command) throws Exception {
		return Programs.run(List.of(command), Path.of("/"), Map.of());
	}

}
