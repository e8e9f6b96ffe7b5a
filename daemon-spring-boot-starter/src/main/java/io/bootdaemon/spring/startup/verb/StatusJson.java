package io.bootdaemon.spring.startup.verb;

import java.time.Instant;
import java.util.Map;

import io.bootdaemon.control.DaemonStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * The status of a daemon as one JSON object.
 */
final class StatusJson {

	private static final JsonWriter<Map<String, @Nullable Object>> WRITER = JsonWriter.standard();

	private StatusJson() {
	}

	static String of(DaemonStatus status) {
		return WRITER.writeToString(status.toMap(Instant.now()));
	}

}
