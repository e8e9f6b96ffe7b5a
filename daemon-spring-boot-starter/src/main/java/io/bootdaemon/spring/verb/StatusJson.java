package io.bootdaemon.spring.verb;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

import io.bootdaemon.verb.DaemonStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * How a daemon is, as one JSON object. Its keys are always all there; what isn't known is
 * null.
 */
final class StatusJson {

	private static final JsonWriter<DaemonStatus> WRITER = JsonWriter.of((members) -> {
		members.add("name", DaemonStatus::name);
		members.add("status", (status) -> status.condition().name().toLowerCase(Locale.ROOT));
		members.add("code", (status) -> status.condition().status().code());
		members.add("reason", (status) -> status.reason().isEmpty() ? null : status.reason());
		members.add("pid", (status) -> value(status.pid()));
		members.add("phase", (status) -> status.phase().isEmpty() ? null : status.phase());
		members.add("ready", DaemonStatus::isReady);
		members.add("suspended", DaemonStatus::suspended);
		members.add("since", (status) -> status.since().map(Instant::toString).orElse(null));
		members.add("readySince", (status) -> status.ready().map(Instant::toString).orElse(null));
		members.add("uptimeSeconds", (status) -> status.uptime(Instant.now()).map(Duration::toSeconds).orElse(null));
		members.add("residentBytes", (status) -> value(status.residentBytes()));
		members.add("threads", (status) -> value(status.threads()));
		members.add("url", (status) -> status.url().orElse(null));
		members.add("profiles", DaemonStatus::profiles);
		members.add("version", (status) -> status.version().orElse(null));
		members.add("pidFile", (status) -> status.pidFile().toString());
		members.add("logFile", (status) -> status.logFile().toString());
		members.add("logBytes", (status) -> value(status.logBytes()));
		members.add("restarts", DaemonStatus::restarts);
		members.add("lastExit", (status) -> status.lastExit().orElse(null));
	});

	private StatusJson() {
	}

	static String of(DaemonStatus status) {
		return WRITER.writeToString(status);
	}

	private static @Nullable Long value(OptionalLong number) {
		return number.isPresent() ? number.getAsLong() : null;
	}

}
