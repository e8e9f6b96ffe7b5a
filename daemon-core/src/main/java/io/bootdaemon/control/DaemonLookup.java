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
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.OpenFiles;
import io.bootdaemon.process.PidFile;
import io.bootdaemon.process.ProcessCommand;
import io.bootdaemon.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What is found at a daemon's place: is there a process, and is it the daemon? A number
 * in a file is never proof. The state file's start ticks and boot id are, or else our
 * mark on the process's own command line.
 *
 * @param condition whether it runs
 * @param process the daemon, if there is one and it has come so far
 * @param stage its supervisor, or what will be that when it is ready; null if none lives
 * @param state what its state file says, perhaps nothing
 * @param reason why it can't be known, else empty
 */
public record DaemonLookup(Condition condition, @Nullable ProcessIdentity process, @Nullable ProcessIdentity stage,
		DaemonState state, String reason) {

	private static final String LAUNCHING = "launching";

	/**
	 * Looks for a daemon.
	 * @param target which
	 * @return what is there now; if the place isn't certain, nothing there means nothing
	 */
	public static DaemonLookup of(Target target) {
		DaemonLookup found = at(target.files());
		return (target.certain() || found.isRunning() || found.condition == Condition.UNKNOWN) ? found
				: new DaemonLookup(Condition.UNKNOWN, null, null, found.state,
						"the configuration that names its files can't be read");
	}

	/**
	 * Looks at a place.
	 * @param files the files of the daemon
	 * @return what is there now
	 */
	static DaemonLookup at(DaemonFiles files) {
		for (Path file : List.of(files.stateFile(), files.pidFile())) {
			if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
					&& !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
				return new DaemonLookup(Condition.UNKNOWN, null, null, DaemonState.empty(),
						unreadable(
								new IOException(
										Files.isSymbolicLink(file) ? "it is a symbolic link" : "it is no regular file"),
								file));
			}
		}
		DaemonState state;
		try {
			state = readState(files.stateFile());
		}
		catch (IOException ex) {
			return new DaemonLookup(Condition.UNKNOWN, null, null, DaemonState.empty(),
					unreadable(ex, files.stateFile()));
		}
		if (Files.exists(files.pidFile()) && !Files.isReadable(files.pidFile())) {
			return new DaemonLookup(Condition.UNKNOWN, null, null, state,
					unreadable(new AccessDeniedException(""), files.pidFile()));
		}
		Optional<ProcessIdentity> process = RecordedProcess.daemon(state)
			.filter((found) -> RecordedProcess.isOwn(files.stateFile(), found));
		if (process.isEmpty()) {
			process = byMark(files.pidFile());
			state = process.map((found) -> RecordedProcess.isOwn(files.stateFile(), found)).orElse(true) ? state
					: DaemonState.empty();
		}
		ProcessIdentity stage = RecordedProcess.supervisor(state)
			.filter((found) -> RecordedProcess.isOwn(files.stateFile(), found))
			.orElse(null);
		if (process.isPresent()) {
			return new DaemonLookup(Condition.RUNNING, process.get(), stage, state, "");
		}
		if (state.get(Key.PHASE).filter(LAUNCHING::equals).isPresent()
				&& !OpenFiles.holders(files.lockFile()).isEmpty()) {
			return new DaemonLookup(Condition.LAUNCHING, null, stage, state, "");
		}
		if (stage != null) {
			return new DaemonLookup(Condition.RESTARTING, null, stage, state, "");
		}
		return new DaemonLookup(Files.exists(files.pidFile()) ? Condition.DEAD : Condition.STOPPED, null, null, state,
				"");
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
	 * The supervisor, which will start the daemon again when it ends.
	 * @return empty also if there is none before it is ready for the first time
	 */
	Optional<ProcessIdentity> supervisor() {
		boolean supervises = this.state.get(Key.READY).isPresent() || this.state.number(Key.RESTARTS).orElse(0) > 0;
		return Optional.ofNullable(this.stage).filter((process) -> supervises);
	}

	/**
	 * What it is at.
	 * @return the phase, such as {@code ready} or {@code starting: beans 12}
	 */
	String phase() {
		String phase = this.state.get(Key.PHASE).orElse("");
		if (this.condition == Condition.RESTARTING) {
			return "restarting";
		}
		return (phase.isEmpty() || phase.equals(LAUNCHING)) ? "starting" : phase;
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

	private static Optional<ProcessIdentity> byMark(Path pidFile) {
		return PidFile.read(pidFile).flatMap(ProcessIdentity::of).filter((process) -> isMarked(process, pidFile));
	}

	private static boolean isMarked(ProcessIdentity process, Path pidFile) {
		try {
			List<String> words = ProcessCommand.words(process.pid());
			return words.contains(ByteString.of(DaemonMark.option(pidFile))) || isSame(words, pidFile);
		}
		catch (IOException ex) {
			// Gone between two looks
			return false;
		}
	}

	/** The same file by another path: through a symbolic link, or from another mount. */
	private static boolean isSame(List<String> words, Path pidFile) throws IOException {
		Optional<Path> marked = DaemonMark.find(words);
		return marked.isPresent() && Files.exists(marked.get()) && Files.isSameFile(marked.get(), pidFile);
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
