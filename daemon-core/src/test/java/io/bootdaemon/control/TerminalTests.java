package io.bootdaemon.control;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTests {

	private static final String WIPE = "\r\033[K";

	/** Both streams, as a terminal shows them. */
	private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

	private final PrintStream stream = new PrintStream(this.screen, true, StandardCharsets.UTF_8);

	@Test
	void liveLineIsReplacedByTheNext() {
		Terminal terminal = new Terminal("app", this.stream, this.stream, true);
		terminal.show("1 s");
		terminal.show("2 s");
		assertThat(screen()).isEqualTo(WIPE + "app: 1 s" + WIPE + "app: 2 s");
	}

	@Test
	void liveLineIsWipedBeforeALineThatStays() {
		Terminal terminal = new Terminal("app", this.stream, this.stream, true);
		terminal.show("1 s");
		terminal.say("stopped");
		terminal.warn("again");
		terminal.show("2 s");
		terminal.print("text");
		assertThat(screen())
			.isEqualTo(WIPE + "app: 1 s" + WIPE + "app: stopped\napp: again\n" + WIPE + "app: 2 s" + WIPE + "text\n");
	}

	@Test
	void elsewhereThereAreNoControlCharacters() {
		Terminal terminal = new Terminal("app", this.stream, this.stream, false);
		terminal.show("1 s");
		terminal.warn("wrong");
		terminal.say("stopped");
		terminal.print("text");
		assertThat(screen()).isEqualTo("app: wrong\napp: stopped\ntext\n");
	}

	@Test
	void whatWasAskedForIsOnStandardOutput() {
		PrintStream discarded = new PrintStream(new ByteArrayOutputStream());
		Terminal terminal = new Terminal("app", this.stream, discarded, true);
		terminal.show("1 s");
		terminal.warn("wrong");
		terminal.say("stopped");
		terminal.print("text");
		assertThat(screen()).isEqualTo("app: stopped\ntext\n");
	}

	private String screen() {
		return this.screen.toString(StandardCharsets.UTF_8);
	}

}
