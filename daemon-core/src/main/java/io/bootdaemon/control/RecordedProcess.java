package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStatus;

/**
 * A process as a state file names it, by start ticks and boot id.
 */
final class RecordedProcess {

	private RecordedProcess() {
	}

	/**
	 * The daemon.
	 * @param state what the state file says
	 * @return the process; empty if it doesn't live any more
	 */
	static Optional<ProcessIdentity> daemon(DaemonState state) {
		return of(state, Key.PID, Key.START_TICKS);
	}

	/**
	 * The stage of a daemon with a restart policy: its supervisor, or about to be.
	 * @param state what the state file says
	 * @return the process; empty if there is none, or it doesn't live any more
	 */
	static Optional<ProcessIdentity> supervisor(DaemonState state) {
		return of(state, Key.SUPERVISOR, Key.SUPERVISOR_TICKS);
	}

	private static Optional<ProcessIdentity> of(DaemonState state, Key pid, Key ticks) {
		try {
			return state.get(pid)
				.flatMap((number) -> state.get(ticks)
					.map((start) -> new ProcessIdentity(Long.parseLong(number), Long.parseLong(start),
							state.get(Key.BOOT_ID).orElse(""))))
				.filter(ProcessIdentity::isAlive);
		}
		catch (NumberFormatException ex) {
			// Garbled: what /proc says counts
			return Optional.empty();
		}
	}

	/**
	 * Whether the state file is by the process's own user. In a directory that all can
	 * write, anybody can put a state file that names anybody's process: that of another
	 * user counts for nothing.
	 */
	static boolean isOwn(Path stateFile, ProcessIdentity process) {
		try {
			long owner = ((Number) Files.getAttribute(stateFile, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
			return ProcessStatus.of(process.pid()).user().orElse(-1) == owner;
		}
		catch (IOException ex) {
			// Gone, or replaced, between two looks
			return false;
		}
	}

}
