package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonProcesses;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.HeldLock;
import io.bootdaemon.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The daemon that a verb has found. {@link DaemonProcesses} decides which process is the
 * daemon.
 *
 * @param condition whether it runs
 * @param processes its processes, and what is known of them
 * @param reason why it can't be known, else empty
 */
public record DaemonLookup(Condition condition, DaemonProcesses processes, String reason) {

	private static final String LAUNCHING = "launching";

	/**
	 * Looks for a daemon.
	 * @param target which
	 * @return what is there now; if the place isn't certain, nothing there means nothing
	 */
	public static DaemonLookup of(Target target) {
		DaemonLookup found = at(target.files(), target.user());
		return (target.certain() || found.isRunning() || found.condition == Condition.UNKNOWN) ? found
				: new DaemonLookup(Condition.UNKNOWN, found.processes,
						"the configuration that names its files can't be read");
	}

	/**
	 * Looks at a place.
	 * @param files the files of the daemon
	 * @param user as whom root lets it run; null for root
	 * @return what is there now
	 */
	static DaemonLookup at(DaemonFiles files, @Nullable String user) {
		for (Path file : List.of(files.stateFile(), files.pidFile())) {
			if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
					&& !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
				return unknown(files, DaemonState.empty(), file, new IOException(
						Files.isSymbolicLink(file) ? "it is a symbolic link" : "it is no regular file"));
			}
		}
		DaemonState state;
		try {
			state = readState(files.stateFile());
		}
		catch (IOException ex) {
			return unknown(files, DaemonState.empty(), files.stateFile(), ex);
		}
		if (Files.exists(files.pidFile()) && !Files.isReadable(files.pidFile())) {
			return unknown(files, state, files.pidFile(), new AccessDeniedException(""));
		}
		DaemonProcesses found = DaemonProcesses.of(files, state, user);
		if (found.doubt() != null) {
			return new DaemonLookup(Condition.UNKNOWN, found, found.doubt());
		}
		return new DaemonLookup(condition(found, files), found, "");
	}

	private static Condition condition(DaemonProcesses found, DaemonFiles files) {
		if (found.daemon() != null) {
			return Condition.RUNNING;
		}
		if (found.state().get(Key.PHASE).filter(LAUNCHING::equals).isPresent()
				&& !HeldLock.holders(files.lockFile()).isEmpty()) {
			return Condition.LAUNCHING;
		}
		if (found.stage() != null) {
			return Condition.RESTARTING;
		}
		return Files.exists(files.pidFile()) ? Condition.DEAD : Condition.STOPPED;
	}

	private static DaemonLookup unknown(DaemonFiles files, DaemonState state, Path file, IOException reason) {
		return new DaemonLookup(Condition.UNKNOWN, new DaemonProcesses(null, null, state, files, false, null),
				unreadable(reason, file));
	}

	/**
	 * The daemon.
	 * @return null if there is none, or it hasn't come so far
	 */
	public @Nullable ProcessIdentity process() {
		return this.processes.daemon();
	}

	/**
	 * What its state file says.
	 * @return the state, perhaps nothing
	 */
	public DaemonState state() {
		return this.processes.state();
	}

	/**
	 * Whether there is anything that could be stopped.
	 * @return true from the first moment of a launch on
	 */
	public boolean isRunning() {
		return this.condition == Condition.RUNNING || this.condition == Condition.LAUNCHING
				|| this.condition == Condition.RESTARTING;
	}

	/**
	 * The supervisor, which will start the daemon again when it ends. A stage whose state
	 * is lost counts as one.
	 * @return empty if there is none, or if the daemon was never ready
	 */
	Optional<ProcessIdentity> supervisor() {
		boolean supervises = state().get(Key.PHASE).isEmpty() || state().get(Key.READY).isPresent()
				|| state().number(Key.RESTARTS).orElse(0) > 0;
		return Optional.ofNullable(this.processes.stage()).filter((process) -> supervises);
	}

	/**
	 * What it is at.
	 * @return the phase, such as {@code ready} or {@code starting: beans 12}; unknown if
	 * its state is lost
	 */
	String phase() {
		String phase = state().get(Key.PHASE).orElse("");
		if (this.condition == Condition.RESTARTING) {
			return "restarting";
		}
		if (phase.isEmpty()) {
			return "unknown";
		}
		return phase.equals(LAUNCHING) ? "starting" : phase;
	}

	/** None at all: then the PID file and /proc must do. */
	private static DaemonState readState(Path file) throws IOException {
		try {
			return DaemonState.read(file);
		}
		catch (NoSuchFileException ex) {
			return DaemonState.empty();
		}
	}

	private static String unreadable(IOException ex, Path file) {
		String reason = (ex instanceof AccessDeniedException) ? "permission denied" : String.valueOf(ex.getMessage());
		try {
			return "'" + file + "' can't be read: " + reason + "; it belongs to " + Files.getOwner(file);
		}
		catch (IOException ownerUnknown) {
			// The reason alone must do
			return "'" + file + "' can't be read: " + reason;
		}
	}

	/**
	 * Whether it runs, in LSB's terms.
	 */
	public enum Condition {

		/** There is the process. */
		RUNNING(ExitStatus.OK),

		/** There is a launch, but no process of the daemon yet. */
		LAUNCHING(ExitStatus.OK),

		/** It has ended, and its supervisor is about to start it again. */
		RESTARTING(ExitStatus.OK),

		/** There is none, but a PID file. */
		DEAD(ExitStatus.FAILED),

		/** There is nothing. */
		STOPPED(ExitStatus.NOT_RUNNING),

		/** It can't be known. */
		UNKNOWN(ExitStatus.UNKNOWN);

		private final ExitStatus exitStatus;

		Condition(ExitStatus exitStatus) {
			this.exitStatus = exitStatus;
		}

		/**
		 * What {@code --status} ends with.
		 * @return the exit status
		 */
		public ExitStatus exitStatus() {
			return this.exitStatus;
		}

	}

}
