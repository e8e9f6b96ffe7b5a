package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.OptionalLong;

import io.bootdaemon.process.DaemonState.Key;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a daemon: the one rule of who the daemon is. {@code identity.sh} has
 * the same rule for the shell.
 * <p>
 * The daemon is the process that holds the lock. It is found by its state file, or else
 * among all processes: there by its mark, if that names this PID file as it was typed, or
 * if the lock that it holds is the one beside this PID file. So it is found also when its
 * files were removed, or are behind a link that leads elsewhere by now; and a copy of its
 * files doesn't make it the daemon of another directory. A process of a user from whom no
 * daemon is expected here is never the daemon, whatever its command line says. Nor is one
 * that was started by another path, if a third user can lead this path to its files.
 *
 * @param daemon the daemon; null if there is none
 * @param stage the stage, which stays as the supervisor if there is a restart policy;
 * null if there is none
 * @param state what is known of these processes; nothing if the state file is of others
 * @param files where the files are: in another directory than was asked for if a link on
 * the way leads elsewhere by now
 * @param lockRemoved whether the lock file was removed, so that the next start takes
 * another one
 * @param doubt why a process that was found may not be meant; null if there is none
 */
public record DaemonProcesses(@Nullable ProcessIdentity daemon, @Nullable ProcessIdentity stage, DaemonState state,
		DaemonFiles files, boolean lockRemoved, @Nullable String doubt) {

	/**
	 * Finds them.
	 * @param files the files of the daemon, as they were typed
	 * @param state what the state file says
	 * @param user as whom root lets the daemon run, a name or a number; null for root
	 * @return the processes that are there now
	 */
	public static DaemonProcesses of(DaemonFiles files, DaemonState state, @Nullable String user) {
		ProcessIdentity daemon = recorded(files, state, Key.PID, Key.START_TICKS);
		ProcessIdentity stage = recorded(files, state, Key.SUPERVISOR, Key.SUPERVISOR_TICKS);
		ProcessIdentity either = (daemon != null) ? daemon : stage;
		if (either != null && !isExpected(either, files, user)) {
			return new DaemonProcesses(null, null, DaemonState.empty(), files, false,
					"process " + either.pid() + ", which runs there, belongs to another user than the one expected");
		}
		return (daemon != null) ? new DaemonProcesses(daemon, stage, state, files, false, null)
				: search(files, state, stage, user);
	}

	/**
	 * Finds them, for a process that starts the daemon as the user that it is.
	 * @param files the files of the daemon, as they were typed
	 * @return the processes that are there now
	 */
	public static DaemonProcesses of(DaemonFiles files) {
		DaemonState state;
		try {
			state = DaemonState.read(files.stateFile());
		}
		catch (IOException ex) {
			// None, or another user's: then only the processes count
			state = DaemonState.empty();
		}
		return of(files, state, null);
	}

	/**
	 * Whether there is any.
	 * @return false if neither the daemon nor its stage runs
	 */
	public boolean exist() {
		return this.daemon != null || this.stage != null;
	}

	/** What the state file names, unless that is a copy of another daemon's. */
	static @Nullable ProcessIdentity recorded(DaemonFiles files, DaemonState state, Key pid, Key ticks) {
		OptionalLong number = state.number(pid);
		OptionalLong start = state.number(ticks);
		if (number.isEmpty() || start.isEmpty()) {
			return null;
		}
		ProcessIdentity process = new ProcessIdentity(number.getAsLong(), start.getAsLong(),
				state.get(Key.BOOT_ID).orElse(""));
		return (process.isAlive() && isOwner(files.stateFile(), process) && holdsLock(files, process)
				&& wasStartedHere(files, process)) ? process : null;
	}

	/** By this path; or by another one that leads here, which nobody else can change. */
	static boolean wasStartedHere(DaemonFiles files, ProcessIdentity process) {
		return mark(process).filter((mark) -> mark.pidFile().equals(files.pidFile())).isPresent()
				|| ProcessStatus.of(process.pid())
					.onlyUser()
					.stream()
					.anyMatch((user) -> TrustedDirectory.isKeptBy(files.pidFile().getParent(), user));
	}

	/**
	 * In a directory that all can write, anybody can put a state file that names
	 * anybody's process.
	 */
	private static boolean isOwner(Path file, ProcessIdentity process) {
		try {
			long owner = FileOwner.of(file, LinkOption.NOFOLLOW_LINKS);
			return ProcessStatus.of(process.pid()).onlyUser().equals(OptionalLong.of(owner));
		}
		catch (IOException ex) {
			// It was removed or replaced meanwhile
			return false;
		}
	}

	/**
	 * Root without CAP_SYS_PTRACE, as in a container, can't look at the descriptors of
	 * other users: the mark must do then.
	 */
	private static boolean holdsLock(DaemonFiles files, ProcessIdentity process) {
		try {
			return HeldLock.of(process.pid()).filter((lock) -> isFile(lock, files.lockFile())).isPresent();
		}
		catch (AccessDeniedException ex) {
			return mark(process).filter((mark) -> mark.pidFile().equals(files.pidFile())).isPresent();
		}
	}

	static boolean isFile(HeldLock lock, Path file) {
		try {
			return FileId.ofEntry(file).equals(lock.file());
		}
		catch (IOException ex) {
			// There is none any more
			return false;
		}
	}

	private static DaemonProcesses search(DaemonFiles files, DaemonState state, @Nullable ProcessIdentity recorded,
			@Nullable String user) {
		LockHolder daemon = null;
		LockHolder stage = null;
		String doubt = null;
		for (LockHolder holder : LockHolder.all()) {
			if (!isExpected(holder.process(), files, user)) {
				continue;
			}
			if (holder.belongsTo(files)) {
				daemon = holder.isStage() ? daemon : holder;
				stage = holder.isStage() ? holder : stage;
			}
			else if (isFile(holder.lock(), files.lockFile())) {
				doubt = "another user can lead '" + files.pidFile().getParent() + "' elsewhere, and process "
						+ holder.process().pid() + " was started by another path";
			}
		}
		LockHolder found = (daemon != null) ? daemon : stage;
		if (found == null) {
			return new DaemonProcesses(null, recorded, state, files, false, doubt);
		}
		DaemonFiles real = found.files(files);
		return new DaemonProcesses((daemon != null) ? daemon.process() : null,
				(stage != null) ? stage.process() : recorded, state(found, real, files, state), real,
				found.lock().path().isEmpty(), null);
	}

	/** The state file may be that of an earlier process, or of a copy. */
	private static DaemonState state(LockHolder found, DaemonFiles real, DaemonFiles typed, DaemonState state) {
		DaemonState read = state;
		if (!real.equals(typed)) {
			try {
				read = DaemonState.read(real.stateFile());
			}
			catch (IOException ex) {
				// It was removed: then only the processes count
				read = DaemonState.empty();
			}
		}
		boolean names = found.isNamedBy(read, Key.PID) || found.isNamedBy(read, Key.SUPERVISOR);
		boolean launching = read.get(Key.PHASE).equals(Optional.of("launching"));
		return ((names || launching) && isOwner(real.stateFile(), found.process())) ? read : DaemonState.empty();
	}

	private static boolean isExpected(ProcessIdentity process, DaemonFiles files, @Nullable String user) {
		OptionalLong processUser = ProcessStatus.of(process.pid()).onlyUser();
		ProcessStatus own = ProcessStatus.current();
		if (processUser.equals(own.user())) {
			return true;
		}
		return own.isRoots() && processUser.isPresent()
				&& (isUser(process, user) || owns(processUser.getAsLong(), files.pidFile().getParent()));
	}

	private static boolean isUser(ProcessIdentity process, @Nullable String user) {
		try {
			Path directory = Path.of("/proc/" + process.pid());
			UserPrincipal expected = (user != null)
					? directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user) : null;
			return Files.getOwner(directory).equals(expected);
		}
		catch (IOException ex) {
			// No such user, or the process has ended
			return false;
		}
	}

	private static boolean owns(long user, Path directory) {
		try {
			return FileOwner.of(directory) == user;
		}
		catch (IOException ex) {
			// It is gone
			return false;
		}
	}

	static Optional<DaemonMark> mark(ProcessIdentity process) {
		try {
			return DaemonMark.find(ProcessCommand.words(process.pid()));
		}
		catch (IOException ex) {
			// The process has ended meanwhile
			return Optional.empty();
		}
	}

}
