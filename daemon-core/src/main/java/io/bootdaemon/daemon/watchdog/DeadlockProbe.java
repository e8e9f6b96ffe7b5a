package io.bootdaemon.daemon.watchdog;

import java.lang.Thread.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks for deadlocks of monitors and of java.util.concurrent's locks, as the JVM finds
 * them. The JVM does so at a safepoint, which stops all threads: a millisecond or less
 * for a thousand threads.
 */
final class DeadlockProbe implements Probe {

	private static final int NAMED = 5;

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	/**
	 * The probe for this JVM; none in a runtime that was linked without what it takes.
	 */
	static List<Probe> ofThisJvm() {
		if (ModuleLayer.boot().findModule("java.management").isEmpty()) {
			System.err.println("The watchdog can't see deadlocks: this runtime has no module java.management");
			return List.of();
		}
		return List.of(new DeadlockProbe());
	}

	@Override
	public Optional<String> check() {
		long[] found = this.threads.findDeadlockedThreads();
		if (found == null) {
			return Optional.empty();
		}
		List<ThreadInfo> deadlocked = Arrays.stream(this.threads.getThreadInfo(found))
			.filter(Objects::nonNull)
			.toList();
		// Who waits with a time limit, as by tryLock, will free the others: next time
		// more is known
		boolean forGood = deadlocked.stream().noneMatch((thread) -> thread.getThreadState() == State.TIMED_WAITING);
		return (forGood && !deadlocked.isEmpty()) ? Optional.of("a deadlock of " + names(deadlocked))
				: Optional.empty();
	}

	private static String names(List<ThreadInfo> threads) {
		String names = threads.stream()
			.limit(NAMED)
			.map((thread) -> "'" + thread.getThreadName() + "'")
			.collect(Collectors.joining(", "));
		return threads.size() + " threads (" + names + ((threads.size() > NAMED) ? ", ..." : "") + ")";
	}

}
