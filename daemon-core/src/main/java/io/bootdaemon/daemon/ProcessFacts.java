package io.bootdaemon.daemon;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.bootdaemon.handoff.ClassArchive;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStat;

/**
 * What the state file says of this process.
 */
final class ProcessFacts {

	private ProcessFacts() {
	}

	/**
	 * Adds the numbers of this process and of its supervisor, and what tells both from
	 * earlier and later processes of the same numbers.
	 */
	static DaemonState identify(DaemonState state) {
		DaemonState result = state.with(Key.PID, ProcessHandle.current().pid());
		Optional<ProcessStat> stage = StageParent.isSupervisor(state) ? StageParent.stat() : Optional.empty();
		if (stage.isPresent()) {
			result = result.with(Key.SUPERVISOR, stage.get().pid())
				.with(Key.SUPERVISOR_TICKS, stage.get().startTicks());
		}
		Optional<Long> ticks = ProcessStat.current().map(ProcessStat::startTicks);
		if (ticks.isPresent()) {
			result = result.with(Key.START_TICKS, ticks.get());
		}
		String archive = System.getProperty(ClassArchive.USE_PROPERTY);
		if (archive != null) {
			result = result.with(Key.CLASS_ARCHIVE, archive);
		}
		String boot = ProcessIdentity.currentBootId();
		return boot.isEmpty() ? result : result.with(Key.BOOT_ID, boot);
	}

	/**
	 * Adds that it is ready, and what the program says of itself.
	 */
	static DaemonState ready(DaemonState state, Map<Key, String> facts) {
		DaemonState result = state.with(Key.PHASE, "ready").with(Key.READY, Instant.now().toEpochMilli());
		for (Map.Entry<Key, String> fact : facts.entrySet()) {
			result = result.with(fact.getKey(), fact.getValue());
		}
		return result;
	}

}
