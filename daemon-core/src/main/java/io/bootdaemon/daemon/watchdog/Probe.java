package io.bootdaemon.daemon.watchdog;

import java.util.Optional;

/**
 * One way to detect that a JVM hangs. One thread asks all probes, once in each interval;
 * a probe must return at once.
 */
@FunctionalInterface
public interface Probe {

	/**
	 * Looks.
	 * @return what hangs, as the end of a sentence; empty if nothing does
	 */
	Optional<String> check();

}
