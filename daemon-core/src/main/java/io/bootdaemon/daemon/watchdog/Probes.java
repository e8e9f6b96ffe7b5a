package io.bootdaemon.daemon.watchdog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All probes of a watchdog. A probe that fails says nothing about the application, and
 * the others go on.
 */
final class Probes {

	private final List<Probe> probes;

	private boolean failed;

	/**
	 * Some.
	 * @param probes in the order in which they are asked
	 */
	Probes(List<Probe> probes) {
		this.probes = probes;
	}

	/**
	 * Those of this JVM.
	 * @param more what to look at besides deadlocks
	 */
	static Probes ofThisJvm(List<Probe> more) {
		List<Probe> probes = new ArrayList<>(DeadlockProbe.ofThisJvm());
		probes.addAll(more);
		return new Probes(probes);
	}

	/**
	 * Looks.
	 * @return the first thing found that hangs; empty if nothing does
	 */
	Optional<String> look() {
		return List.copyOf(this.probes).stream().flatMap((probe) -> check(probe).stream()).findFirst();
	}

	private Optional<String> check(Probe probe) {
		try {
			return probe.check();
		}
		catch (Error ex) {
			// No memory or no thread: perhaps at the next check
			tellOnce(ex);
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			System.err.println("The watchdog goes on without what failed: " + ex);
			this.probes.remove(probe);
			return Optional.empty();
		}
	}

	/**
	 * Reports a look that could not be.
	 * @param failure what was in the way
	 */
	void tellOnce(Throwable failure) {
		if (this.failed) {
			return;
		}
		try {
			System.err.println("The watchdog goes on, but could not look: " + failure);
			this.failed = true;
		}
		catch (Throwable ex) {
			// No memory even for that: it is reported when there is some
			this.failed = false;
		}
	}

}
