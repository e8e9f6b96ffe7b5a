package io.bootdaemon;

/**
 * When a daemon's log is rotated, and what is kept of it.
 *
 * @param maxSize bytes from which on it is rotated; zero for never
 * @param maxHistory how many rotated files are kept; with none, what is full is removed
 * @param compress whether the kept ones are compressed
 */
public record LogRotation(long maxSize, int maxHistory, boolean compress) {

	/** How many files are kept by default. */
	public static final int DEFAULT_HISTORY = 7;

	/** Never. */
	public static final LogRotation OFF = new LogRotation(0, DEFAULT_HISTORY, false);

	/**
	 * Whether it is rotated at all.
	 * @return false if it only grows
	 */
	public boolean isOn() {
		return this.maxSize > 0;
	}

}
