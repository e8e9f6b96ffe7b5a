package io.bootdaemon.daemon;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import io.bootdaemon.RestartPolicy;
import io.bootdaemon.process.CurrentDaemon;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessStat;

/**
 * The stage, as seen by its child, the daemon.
 */
final class StageParent {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final Duration INTERVAL = Duration.ofMillis(1);

	private StageParent() {
	}

	/**
	 * Ends the stage, if it is still there, and returns when process 1 or the subreaper
	 * is the parent (daemon(7), steps 7 and 8).
	 */
	static void end() {
		Optional<ProcessHandle> stage = find();
		stage.ifPresent(ProcessHandle::destroy);
		if (stage.isPresent() && !isGone(stage.get())) {
			stage.get().destroyForcibly();
			isGone(stage.get());
		}
	}

	/**
	 * Whether it stays, as the supervisor. Where that isn't known any more, as the state
	 * file was lost, it does: it is a supervisor that has started this JVM then.
	 * @param state what was decided at the launch
	 */
	static boolean isSupervisor(DaemonState state) {
		return state.get(Key.RESTART_POLICY).filter(RestartPolicy.NEVER.name()::equals).isEmpty();
	}

	/**
	 * The stage as a process.
	 * @return empty if it has ended
	 */
	static Optional<ProcessStat> stat() {
		return find().flatMap((stage) -> ProcessStat.of(stage.pid()));
	}

	static boolean isThere() {
		return find().isPresent();
	}

	/**
	 * Our parent is the stage if it leads our session, which has no terminal, and if it
	 * holds our lock, too. Its number can't be recycled while it is our parent.
	 */
	private static Optional<ProcessHandle> find() {
		Optional<ProcessStat> own = ProcessStat.current();
		if (own.isPresent() && (own.get().parent() != own.get().session() || own.get().terminal() != 0
				|| !CurrentDaemon.sharesLockWith(own.get().parent()))) {
			return Optional.empty();
		}
		return ProcessHandle.current().parent().filter((parent) -> parent.pid() != 1);
	}

	private static boolean isGone(ProcessHandle stage) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < deadline) {
			if (ProcessHandle.current().parent().filter(stage::equals).isEmpty()) {
				return true;
			}
			LockSupport.parkNanos(INTERVAL.toNanos());
		}
		return false;
	}

}
