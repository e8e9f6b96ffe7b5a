package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.bootdaemon.process.DaemonState.Key;

/**
 * A process that holds a lock and has the mark of that lock.
 *
 * @param process the process
 * @param mark its mark
 * @param lock the lock
 * @param words its command line, as byte strings
 * @param user whose it is
 * @param isStage whether it is the stage, and not the daemon
 */
public record LockHolder(ProcessIdentity process, DaemonMark mark, HeldLock lock, List<String> words, long user,
		boolean isStage) {

	/** Third word of a stage, and of a shell in it for a moment. */
	private static final String STAGE = "eval \"$BOOTDAEMON_STAGE\"";

	/**
	 * All of them that this process may look at. The lock is looked at first: nearly
	 * every other process has no such descriptor.
	 * @return the processes
	 */
	public static List<LockHolder> all() {
		List<Long> candidates = ProcessStatus.current().isRootsWithoutTracing() ? Processes.all()
				: Processes.having(HeldLock.DESCRIPTOR);
		return candidates.stream().flatMap((pid) -> find(pid).stream()).toList();
	}

	private static Optional<LockHolder> find(long pid) {
		try {
			Optional<HeldLock> lock = HeldLock.of(pid);
			Optional<ProcessIdentity> process = lock.isPresent() ? ProcessIdentity.of(pid) : Optional.empty();
			OptionalLong user = process.isPresent() ? ProcessStatus.of(pid).onlyUser() : OptionalLong.empty();
			if (user.isEmpty()) {
				return Optional.empty();
			}
			List<String> words = ProcessCommand.words(pid);
			boolean leads = ProcessStat.of(pid).filter((stat) -> stat.session() == pid).isPresent();
			boolean shell = words.size() > 2 && words.get(2).equals(STAGE);
			return DaemonMark.find(words)
				.filter((mark) -> mark.lock().equals(lock.get().file()) && leads == shell)
				.map((mark) -> new LockHolder(process.get(), mark, lock.get(), words, user.getAsLong(), leads))
				.filter((holder) -> holder.process().isAlive());
		}
		catch (AccessDeniedException ex) {
			return ProcessStatus.current().isRootsWithoutTracing() ? findByState(pid) : Optional.empty();
		}
		catch (IOException ex) {
			// The process has ended meanwhile
			return Optional.empty();
		}
	}

	/**
	 * For who can't look at the lock, the state file beside the marked PID file must do.
	 */
	private static Optional<LockHolder> findByState(long pid) {
		try {
			List<String> words = ProcessCommand.words(pid);
			DaemonMark mark = DaemonMark.find(words).orElse(null);
			OptionalLong user = ProcessStatus.of(pid).onlyUser();
			if (mark == null || user.isEmpty()) {
				return Optional.empty();
			}
			DaemonFiles files = DaemonFiles.of(mark.pidFile(), DaemonFiles.NOWHERE);
			ProcessIdentity process = DaemonProcesses.recorded(files, DaemonState.read(files.stateFile()), Key.PID,
					Key.START_TICKS);
			boolean named = process != null && process.pid() == pid && mark.lock().equals(FileId.of(files.lockFile()));
			return named
					? Optional.of(new LockHolder(process, mark,
							new HeldLock(mark.lock(), Optional.of(files.lockFile())), words, user.getAsLong(), false))
					: Optional.empty();
		}
		catch (IOException ex) {
			// One of the two files is gone, or the process has ended meanwhile
			return Optional.empty();
		}
	}

	/** By its mark only if paths mean the same to it as to this process. */
	boolean belongsTo(DaemonFiles files) {
		return (DaemonProcesses.isFile(this.lock, files.lockFile())
				&& DaemonProcesses.wasStartedHere(files, this.process))
				|| (this.mark.pidFile().equals(files.pidFile()) && sees("ns/mnt") && sees("root"));
	}

	private boolean sees(String what) {
		try {
			return FileId.of(Path.of("/proc/" + this.process.pid(), what))
				.equals(FileId.of(Path.of("/proc/self", what)));
		}
		catch (IOException ex) {
			// It can't be read, or the process has ended
			return false;
		}
	}

	/**
	 * Its files.
	 * @param typed the files as they were typed
	 * @return where they were made; as they were typed if they were removed
	 */
	public DaemonFiles files(DaemonFiles typed) {
		return this.lock.path()
			.flatMap(DaemonFiles::pidFileOfLock)
			.filter((pidFile) -> !DaemonProcesses.isFile(this.lock, typed.lockFile()))
			.map((pidFile) -> DaemonFiles.of(pidFile, typed.logFile()))
			.orElse(typed);
	}

	boolean isNamedBy(DaemonState state, Key key) {
		Key ticks = (key == Key.PID) ? Key.START_TICKS : Key.SUPERVISOR_TICKS;
		return state.number(key).equals(OptionalLong.of(this.process.pid()))
				&& state.number(ticks).equals(OptionalLong.of(this.process.startTicks()));
	}

}
