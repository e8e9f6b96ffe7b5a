package io.bootdaemon.daemon;

import java.util.Optional;

import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStat;

/**
 * By what others know this process, and its supervisor, from all that have had or will
 * have their numbers.
 */
final class Identification {

	private Identification() {
	}

	/**
	 * Says it.
	 * @param state what is known besides
	 * @return the state with that
	 */
	static DaemonState of(DaemonState state) {
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
		String boot = ProcessIdentity.currentBootId();
		return boot.isEmpty() ? result : result.with(Key.BOOT_ID, boot);
	}

}
