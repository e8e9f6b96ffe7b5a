package io.bootdaemon.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessPage}, on a {@code /proc} made up for each.
 */
class ProcessPageTests {

	private final MockEnvironment environment = new MockEnvironment();

	@TempDir
	Path proc;

	@Test
	void adoptedProcessWithoutLeaderAndTerminalIsADaemon() throws IOException {
		process("self", "(java) S 1 700 700 0 -1");
		process("1", "(init) S 0 1 1 0 -1");
		standardInput("/dev/null");
		assertThat(page()).contains("Runs as a daemon", "1 (init)", "its own, not its leader");
	}

	@Test
	void processUnderTheLeaderOfItsSessionIsASupervisedDaemon() throws IOException {
		process("self", "(java) S 700 700 700 0 -1");
		process("700", "(sh) S 1 700 700 0 -1");
		standardInput("/dev/null");
		assertThat(page()).contains("Runs as a daemon", "700 (sh)", "its supervisor");
	}

	@Test
	void processInTheForegroundGroupOfItsTerminalRunsInTheForeground() throws IOException {
		process("self", "(java) S 600 700 600 34816 700");
		process("600", "(bash) S 1 600 600 34816 700");
		standardInput("/dev/pts/0");
		assertThat(page()).contains("Runs in the foreground of a terminal", "pts/0 (34816)", "shared with its starter");
	}

	@Test
	void processInAnotherGroupOfItsTerminalIsABackgroundJob() throws IOException {
		process("self", "(java) S 600 700 600 34816 600");
		process("600", "(bash) S 1 600 600 34816 600");
		assertThat(page()).contains("Runs as a background job of a terminal");
	}

	@Test
	void leaderOfItsSessionUnderProcessOneIsAttended() throws IOException {
		process("self", "(java) S 1 %1$d %1$d 0 -1".formatted(ProcessHandle.current().pid()));
		process("1", "(systemd) S 0 1 1 0 -1");
		standardInput("/dev/null");
		assertThat(page()).contains("Runs in the foreground, without a terminal", "its own, and its leader");
	}

	@Test
	void firstProcessOfAContainerDoesNotAdoptItsOwnChild() throws IOException {
		process("self", "(java) S 1 1 1 0 -1");
		process("1", "(sh) S 0 1 1 0 -1");
		standardInput("pipe:[42]");
		assertThat(page()).contains("Runs in the foreground, without a terminal");
	}

	@Test
	void pageWithoutProcSaysUnknown() {
		assertThat(page()).contains("Runs as a process", "unknown").contains(">" + ProcessHandle.current().pid() + "<");
	}

	@Test
	void valuesAreEscaped() {
		this.environment.setProperty("spring.application.name", "<b>&\"");
		assertThat(page()).contains("&lt;b&gt;&amp;&quot;").doesNotContain("<b>");
	}

	@Test
	void secretsOfTheCommandLineAreMasked() throws IOException {
		Files.writeString(Files.createDirectories(this.proc.resolve("self")).resolve("cmdline"),
				"java\0-jar\0app.jar\0--spring.datasource.password=a=b\0--server.port=0\0");
		assertThat(page()).contains("java -jar app.jar --spring.datasource.password=****** --server.port=0");
	}

	private void process(String name, String stat) throws IOException {
		Path directory = Files.createDirectories(this.proc.resolve(name));
		Files.writeString(directory.resolve("stat"), "7 " + stat + " 4194304 0 0\n");
	}

	private void standardInput(String target) throws IOException {
		Path directory = Files.createDirectories(this.proc.resolve("self/fd"));
		Files.createSymbolicLink(directory.resolve("0"), Path.of(target));
	}

	private String page() {
		return ProcessPage.render(new ProcessFactsReader(this.environment, new ProcFileSystem(this.proc)).read());
	}

}
