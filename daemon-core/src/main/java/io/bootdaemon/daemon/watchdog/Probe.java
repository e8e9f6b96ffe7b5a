package io.bootdaemon.daemon.watchdog;

import java.util.Optional;

/**
 * One way to see that a JVM hangs. Asked by one thread, once in each interval; must
 * return at once, as nothing else is looked at meanwhile.
 */
@FunctionalInterface
public interface Probe {

	/**
	 * Looks.
	 * @return what hangs, as the end of a sentence; empty if nothing does
	 */
	Optional<String> check();

}
