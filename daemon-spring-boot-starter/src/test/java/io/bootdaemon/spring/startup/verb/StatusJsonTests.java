package io.bootdaemon.spring.startup.verb;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import com.jayway.jsonpath.JsonPath;
import io.bootdaemon.control.DaemonStatus;
import io.bootdaemon.control.DaemonLookup.Condition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusJsonTests {

	private static final String[] KEYS = { "name", "status", "code", "reason", "pid", "phase", "ready", "suspended",
			"since", "readySince", "uptimeSeconds", "residentBytes", "threads", "url", "profiles", "version",
			"classArchive", "pidFile", "logFile", "logBytes", "supervisor", "restarts", "lastExit", "warning" };

	@Test
	void ofOneThatDoesNotRunHasAllKeysToo() {
		DaemonStatus status = new DaemonStatus("orders", Condition.STOPPED, "", OptionalLong.empty(), "", false,
				Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(),
				List.of(), Optional.empty(), Optional.empty(), Path.of("/srv/orders.pid"), Path.of("/srv/orders.out"),
				OptionalLong.empty(), OptionalLong.empty(), 0, Optional.empty(), Optional.empty());
		assertThat(json(status)).containsOnlyKeys(KEYS)
			.containsEntry("status", "stopped")
			.containsEntry("code", 3)
			.containsEntry("ready", false)
			.containsEntry("profiles", List.of())
			.containsEntry("restarts", 0)
			.containsEntry("pidFile", "/srv/orders.pid")
			.extracting("reason", "pid", "phase", "since", "readySince", "uptimeSeconds", "residentBytes", "threads",
					"url", "version", "classArchive", "logBytes", "supervisor", "lastExit", "warning")
			.containsOnlyNulls();
	}

	@Test
	void ofOneThatRunsTellsAllThatIsKnown() {
		Instant since = Instant.now().minusSeconds(90);
		DaemonStatus status = new DaemonStatus("or\"ders", Condition.RUNNING, "", OptionalLong.of(4711), "ready", true,
				Optional.of(since), Optional.of(Instant.EPOCH), OptionalLong.of(5L << 30), OptionalLong.of(33),
				Optional.of("http://localhost:8080/"), List.of("prod", "eu"), Optional.of("1.2"), Optional.of("used"),
				Path.of("/srv/orders.pid"), Path.of("/srv/orders.out"), OptionalLong.of(1536), OptionalLong.of(4700), 2,
				Optional.of("137"), Optional.of("its files are in /srv"));
		assertThat(json(status)).containsOnlyKeys(KEYS)
			.containsEntry("name", "or\"ders")
			.containsEntry("status", "running")
			.containsEntry("code", 0)
			.containsEntry("pid", 4711)
			.containsEntry("phase", "ready")
			.containsEntry("ready", true)
			.containsEntry("suspended", true)
			.containsEntry("since", since.toString())
			.containsEntry("readySince", "1970-01-01T00:00:00Z")
			.containsEntry("residentBytes", 5L << 30)
			.containsEntry("profiles", List.of("prod", "eu"))
			.containsEntry("classArchive", "used")
			.containsEntry("lastExit", "137")
			.containsEntry("warning", "its files are in /srv")
			.hasEntrySatisfying("uptimeSeconds", (seconds) -> assertThat((Integer) seconds).isBetween(90, 120));
		assertThat(StatusJson.of(status)).as("one line").doesNotContain("\n");
	}

	@Test
	void ofOneThatCannotBeKnownSaysWhy() {
		DaemonStatus status = new DaemonStatus("orders", Condition.UNKNOWN, "permission denied", OptionalLong.empty(),
				"", false, Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty(),
				Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Path.of("/a"), Path.of("/b"),
				OptionalLong.empty(), OptionalLong.empty(), 0, Optional.empty(), Optional.empty());
		assertThat(json(status)).containsEntry("reason", "permission denied").containsEntry("code", 4);
	}

	private static Map<String, Object> json(DaemonStatus status) {
		return JsonPath.parse(StatusJson.of(status)).json();
	}

}
