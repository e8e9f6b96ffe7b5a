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

}
