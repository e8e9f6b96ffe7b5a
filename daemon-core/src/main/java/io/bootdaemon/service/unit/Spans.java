package io.bootdaemon.service.unit;

import java.time.Duration;

/**
 * Spans of time, for those who know seconds only.
 */
final class Spans {

	private Spans() {
	}

	/** In whole seconds, upwards. */
	static long seconds(Duration duration) {
		return duration.plusNanos(999_999_999).getSeconds();
	}

	/** With a unit: whole seconds, else milliseconds. */
	static String withUnit(Duration duration) {
		return (duration.toMillis() % 1000 == 0) ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
	}

}
