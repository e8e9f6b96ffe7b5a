package io.bootdaemon.control;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.bootdaemon.control.DaemonLookup.Condition;
import io.bootdaemon.control.StatusTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusTableTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private static final List<Row> ROWS = List.of(
			new Row("ann", status("orders", Condition.RUNNING, "ready", 4711, "http://localhost:8080/")),
			new Row("", status("worker\t2", Condition.LAUNCHING, "restarting", 0, "")),
			new Row("bob", status("x", Condition.UNKNOWN, "", 0, "")));

	@Test
	void ofHasALineForEach() {
		assertThat(StatusTable.of(ROWS, false, NOW)).isEqualTo("""
				NAME      PID   STATE       FOR  ADDRESS                 PID FILE
				orders    4711  ready       3 h  http://localhost:8080/  /srv/orders.pid
				worker?2  -     restarting  -    -                       /srv/worker?2.pid
				x         -     unknown     -    -                       /srv/x.pid""");
	}

	@Test
	void ofDaemonsOfManyUsersTellsWhoseEachIs() {
		assertThat(StatusTable.of(ROWS, true, NOW)).startsWith("""
				NAME      USER  PID   STATE       FOR  ADDRESS                 PID FILE
				orders    ann   4711  ready       3 h  http://localhost:8080/  /srv/orders.pid
				worker?2  -     -     restarting  -    -                       /srv/worker?2.pid
				""");
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 0 s", "PT1M59S, 119 s", "PT2M, 2 min", "PT119M, 119 min", "PT2H, 2 h", "PT47H, 47 h",
			"PT48H, 2 days", "P400D, 400 days" })
	void timeIsOfTwoDigitsOrThree(Duration time, String text) {
		assertThat(StatusTable.time(time)).isEqualTo(text);
	}

	private static DaemonStatus status(String name, Condition condition, String phase, long pid, String url) {
		boolean process = pid > 0;
		return new DaemonStatus(name, condition, "", process ? OptionalLong.of(pid) : OptionalLong.empty(), phase,
				false, process ? Optional.of(NOW.minus(Duration.ofHours(3))) : Optional.empty(), Optional.empty(),
				OptionalLong.empty(), OptionalLong.empty(), Optional.of(url).filter((text) -> !text.isEmpty()),
				List.of(), Optional.empty(), Optional.empty(), Path.of("/srv/" + name + ".pid"),
				Path.of("/srv/" + name + ".out"), OptionalLong.empty(), OptionalLong.empty(), 0, Optional.empty(),
				Optional.empty());
	}

}
