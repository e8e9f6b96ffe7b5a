package io.bootdaemon.service.unit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.LaunchException;
import io.bootdaemon.process.Locks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LogrotateRuleTests {

	private final Facts facts = new Facts();

	@Test
	void rotatesTheLogAndSignalsTheDaemon() throws Exception {
		this.facts.group = "staff";
		assertThat(this.facts.lines(UnitFormat.LOGROTATE)).contains("\"/srv/demo/app.out\" {", "\trotate 7", "\tcreate",
				"\tsu app staff");
	}

	@Test
	void onlyADaemonIsSignalled(@TempDir Path directory) throws Exception {
		Path pidFile = directory.resolve("it's app.pid");
		this.facts.options.pidFile(pidFile);
		String script = this.facts.text(UnitFormat.LOGROTATE).split("postrotate\n", 2)[1].split("endscript", 2)[0];
		Process other = new ProcessBuilder("sh", "-c", "read line", "sh").start();
		Process daemon = new ProcessBuilder(
				Locks.holding(Path.of(pidFile + ".lock"), List.of("sh", "-c", "read line", "sh")))
			.start();
		try {
			assertThat(run(script)).isEmpty();
			Files.writeString(pidFile, other.pid() + "\n");
			assertThat(run(script)).isEmpty();
			Files.writeString(pidFile, daemon.pid() + "\n");
			await().until(() -> Locks.hasBecome(daemon.pid(), List.of("sh", "-c", "read line", "sh")));
			assertThat(run(script)).isEmpty();
			assertThat(daemon.waitFor()).as("ended by SIGUSR1").isEqualTo(128 + 10);
			assertThat(run(script)).isEmpty();
			other.getOutputStream().close();
			assertThat(other.waitFor()).as("ended by itself").isEqualTo(1);
		}
		finally {
			other.destroyForcibly();
			daemon.destroyForcibly();
		}
	}

	/** What it says, when it has succeeded. */
	private static String run(String script) throws Exception {
		Process process = new ProcessBuilder("sh", "-e", "-c", script).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).isZero();
		return said;
	}

	@Test
	void rootNeedsNoOtherUser() throws Exception {
		this.facts.user = null;
		assertThat(this.facts.text(UnitFormat.LOGROTATE)).doesNotContain("\tsu ");
	}

	@Test
	void pathIsNoPattern() throws Exception {
		this.facts.options.logFile(Path.of("/srv/a b*?[x]{y}/app.out"));
		assertThat(this.facts.lines(UnitFormat.LOGROTATE)).contains("\"/srv/a b\\*\\?\\[x\\]\\{y\\}/app.out\" {");
	}

	@Test
	void quoteIsRefused() {
		this.facts.options.logFile(Path.of("/srv/it's/app.out"));
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> this.facts.text(UnitFormat.LOGROTATE))
			.withMessageContaining("can't stand in a file of logrotate");
	}

	@Test
	void noLogIsRefused() {
		this.facts.options.logFile(Path.of("/dev/null"));
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> this.facts.text(UnitFormat.LOGROTATE))
			.withMessageStartingWith("There is no log to rotate");
	}

}
