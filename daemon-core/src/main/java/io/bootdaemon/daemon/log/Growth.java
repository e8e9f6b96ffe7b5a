package io.bootdaemon.daemon.log;

import java.time.Duration;

/**
 * How fast a log grows, from which follows when to look at it again: seldom if it is
 * calm, and soon if it may be full soon.
 *
 * @param size bytes it had when it was looked at
 * @param time when that was, in nanoseconds of {@link System#nanoTime}
 * @param rate bytes per nanosecond
 */
record Growth(long size, long time, double rate) {

	static final Duration SELDOM = Duration.ofSeconds(1);

	static final Duration OFTEN = Duration.ofMillis(10);

	/**
	 * Looked at again. A pause makes the rate go down by half only: who writes in bursts
	 * is about to go on.
	 * @param size bytes it has now; fewer if it was truncated
	 * @param time when
	 * @return its growth up to now
	 */
	Growth then(long size, long time) {
		double grown = (size < this.size) ? size : size - this.size;
		return new Growth(size, time, Math.max(grown / Math.max(time - this.time, 1), this.rate / 2));
	}

	/**
	 * The same growth in a new file.
	 * @return it, with nothing in it
	 */
	Growth inNewFile() {
		return new Growth(0, this.time, this.rate);
	}

	/**
	 * How long not to look.
	 * @param full bytes from which on it is full
	 * @return half of the time it takes until then at this rate, within limits
	 */
	Duration rest(long full) {
		if (this.rate == 0) {
			return SELDOM;
		}
		double nanos = (full - this.size) / this.rate / 2;
		return Duration.ofNanos((long) Math.max(OFTEN.toNanos(), Math.min(SELDOM.toNanos(), nanos)));
	}

}
