package io.bootdaemon.control;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.bootdaemon.control.Finding.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusTextTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	@Test
	void ofOneThatRunsTellsAllThatIsKnown() {
		DaemonStatus status = new DaemonStatus("orders", Condition.RUNNING, "", OptionalLong.of(4711), "ready", false,
				Optional.of(NOW.minus(Duration.ofHours(3))), Optional.of(NOW), OptionalLong.of(200L << 20),
				OptionalLong.of(33), Optional.of("http://localhost:8080/"), List.of("prod", "eu"), Optional.of("1.2"),
				Path.of("/srv/orders.pid"), Path.of("/srv/orders.out"), OptionalLong.of(1536), OptionalLong.of(4700), 2,
				Optional.of("exit code 137"));
		assertThat(text(status)).isEqualTo("""
				orders is running: process 4711, ready
				  since     2026-03-01 09:00:00, for 3 h
				  address   http://localhost:8080/
				  profiles  prod, eu
				  version   1.2
				  memory    200 MB resident, 33 threads
				  PID file  /srv/orders.pid
				  log       /srv/orders.out, 1.5 kB
				  restarts  2, by supervisor process 4700
				  last exit exit code 137""");
	}

	@Test
	void ofOneThatDoesNotRunTellsWhereItWouldBe() {
		assertThat(text(status(Condition.STOPPED, "", "", false))).isEqualTo("""
				orders is not running
				  PID file  /srv/orders.pid
				  log       /srv/orders.out""");
	}

	@Test
	void ofOneThatIsDeadSaysHowThatIsSeen() {
		assertThat(text(status(Condition.DEAD, "", "", false)))
			.startsWith("orders is dead: its PID file is there, its process is not\n");
	}

	@Test
	void ofOneThatCannotBeKnownSaysWhy() {
		assertThat(text(status(Condition.UNKNOWN, "permission denied", "", false)))
			.startsWith("orders may be running: permission denied\n");
	}

	@Test
	void ofALaunchHasNoProcess() {
		assertThat(text(status(Condition.LAUNCHING, "", "starting", false)))
			.startsWith("orders is running: starting\n");
	}

	@Test
	void ofOneThatIsSuspendedSaysHowItGoesOn() {
		assertThat(text(status(Condition.RUNNING, "", "ready", true)))
			.startsWith("orders is running: ready, but stopped by a signal (SIGCONT lets it go on)\n");
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 0 s", "PT1M59S, 119 s", "PT2M, 2 min", "PT119M, 119 min", "PT2H, 2 h", "PT47H, 47 h",
			"PT48H, 2 days", "P400D, 400 days" })
	void ofTellsTimesInTwoDigitsOrThree(Duration uptime, String text) {
		DaemonStatus status = running(Optional.of(NOW.minus(uptime)), 0);
		assertThat(text(status)).contains(", for " + text + "\n");
	}

	@Test
	void ofWhenTheClockWentBackTellsNoDuration() {
		assertThat(text(running(Optional.of(NOW.plusSeconds(5)), 0))).contains("since     2026-03-01 12:00:05\n");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 B", "1023, 1023 B", "1024, 1.0 kB", "10239, 10.0 kB", "10240, 10 kB", "1048576, 1.0 MB",
			"5368709120, 5.0 GB", "1099511627776, 1.0 TB", "9007199254740992, 8192 TB" })
	void ofTellsSizesInTheirUnit(long bytes, String text) {
		assertThat(text(running(Optional.empty(), bytes))).endsWith("log       /srv/orders.out, " + text);
	}

	private static DaemonStatus running(Optional<Instant> since, long logBytes) {
		return new DaemonStatus("orders", Condition.RUNNING, "", OptionalLong.of(1), "ready", false, since,
				Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), List.of(),
				Optional.empty(), Path.of("/srv/orders.pid"), Path.of("/srv/orders.out"), OptionalLong.of(logBytes),
				OptionalLong.empty(), 0, Optional.empty());
	}

	private static DaemonStatus status(Condition condition, String reason, String phase, boolean suspended) {
		return new DaemonStatus("orders", condition, reason, OptionalLong.empty(), phase, suspended, Optional.empty(),
				Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), List.of(),
				Optional.empty(), Path.of("/srv/orders.pid"), Path.of("/srv/orders.out"), OptionalLong.empty(),
				OptionalLong.empty(), 0, Optional.empty());
	}

	private static String text(DaemonStatus status) {
		return StatusText.of(status, NOW, ZoneOffset.UTC);
	}

}
