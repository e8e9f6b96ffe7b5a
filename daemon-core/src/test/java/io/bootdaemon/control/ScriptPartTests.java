package io.bootdaemon.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.io.TempDir;
import java.util.ArrayList;
import io.bootdaemon.handoff.Stage;
import io.bootdaemon.process.PrintableTextTests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ScriptPartTests {

	@TempDir
	Path directory;

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

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void printableIsTheSameAsInJava(String shell) throws Exception {
		List<String> texts = Stream.of(PrintableTextTests.texts()).map((text) -> bytes(text[0])).toList();
		assertThat(printable(shell, texts))
			.containsExactlyElementsOf(Stream.of(PrintableTextTests.texts()).map((text) -> bytes(text[1])).toList());
	}

	/** A terminal that knows no UTF-8 obeys them; those within a character stay. */
	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void bytesOfNoCharacterArePrintedAsNoControl(String shell) throws Exception {
		assertThat(printable(shell,
				List.of("a\u009b2J", bytes("\u00e9") + "\u009bx", "\u009b\u0080\u009f\u009b\u009b",
						"\u00e2\u0080x\u00c3", "\u00e0\u0080\u009b", "\u00f0\u0080\u0080\u009b", "r\u00e9sum\u00e9",
						bytes("\u00db\u20ac"))))
			.containsExactly("a?2J", bytes("\u00e9") + "?x", "?????", "\u00e2?x\u00c3", "??", "???", "r\u00e9sum\u00e9",
					bytes("\u00db\u20ac"));
	}

	private List<String> printable(String shell, List<String> texts) throws Exception {
		String part = ShellScript.withoutComments(Stage.class, "printable.sh");
		Path file = Files.write(this.directory.resolve("texts"), texts, StandardCharsets.ISO_8859_1);
		List<String> command = new ArrayList<>(List.of(shell.split(" ")));
		command.addAll(
				List.of("-c", part + "while IFS= read -r line; do printable \"$line\"; echo \"$text\"; done <\"$1\"",
						"sh", file.toString()));
		return List.of(Programs.run(command, Path.of("/"), Map.of()).out().split("\n"));
	}

	/** As output of a process is read here. */
	private static String bytes(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	@Test
	void contentsOfAFifoAreNotWaitedFor() throws Exception {
		Path fifo = this.directory.resolve("fifo");
		assertThat(run("mkfifo", fifo.toString()).code()).isZero();
		String part = ShellScript.withoutComments(Stage.class, "contents.sh");
		assertThat(run("sh", "-c", part + "read_file \"$1\"; echo over", "sh", fifo.toString()).out())
			.isEqualTo("over\n");
	}

	/** Its tracer decides what becomes of a signal. */
	@Test
	void tracedProcessIsNotSaidToHaveMadeAThreadDump() throws Exception {
		String part = ShellScript.withoutComments(ControlScript.class, "end.sh");
		String others = "complain() { echo \"$1\"; }\ncatches() { :; }\nsignal() { :; }\nwait_until() { return 1; }\n"
				+ "killed() { :; }\npid=7 letter=t stop_timeout=1 log_file=log\n";
		assertThat(run("sh", "-c", part + others + "insist").out()).contains("it can make no thread dump")
			.doesNotContain("is in the log");
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
