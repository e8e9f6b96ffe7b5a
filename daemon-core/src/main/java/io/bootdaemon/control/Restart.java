package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.commandline.CommandLineException;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.JavaExecutable;
import io.bootdaemon.control.DaemonLookup.Condition;
import io.bootdaemon.handoff.ClassArchive;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessCommand;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStatus;

/**
 * The command that starts a running daemon once more, read from its process: its options,
 * environment and directory, without what was added for the daemon alone. A variable that
 * {@code daemon.environment} has replaced is lost: nothing knows its former value.
 *
 * @param java its java
 * @param commandLine its command line, without our mark and what {@code
 * daemon.jvm-options} gave it
 * @param environment its environment
 * @param directory where it was started, from which its work directory is seen
 */
public record Restart(Path java, CommandLine commandLine, List<String> environment, Path directory) {

	private static final Duration EXEC = Duration.ofSeconds(5);

	private static final Duration END = Duration.ofSeconds(1);

	/**
	 * Reads a running daemon. One that is only being launched is waited for.
	 * @param target which
	 * @return its command; empty if it doesn't run
	 * @throws LaunchException if it is somebody else's, or can't be read
	 */
	public static Optional<Restart> of(Target target) throws LaunchException {
		Polling.until(EXEC, () -> {
		}, () -> isRead(DaemonLookup.of(target)));
		DaemonLookup found = DaemonLookup.of(target);
		ProcessIdentity process = (found.process() != null) ? found.process() : found.supervisor().orElse(null);
		if (process == null) {
			return Optional.empty();
		}
		checkOwn(process.pid());
		try {
			ProcessCommand command = ProcessCommand.of(process.pid());
			if (!process.isAlive() || command.words().isEmpty()) {
				return Optional.empty();
			}
			return Optional
				.of(of((found.process() != null) ? command : SupervisorCommand.ofDaemon(command), found.state()));
		}
		catch (IOException | CommandLineException ex) {
			// While a process ends, /proc has nothing of it any more, though it isn't
			// gone
			if (Polling.until(END, () -> {
			}, () -> !process.isAlive())) {
				return Optional.empty();
			}
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"How process " + process.pid() + " was started can't be read: " + ex.getMessage() + ".",
					"Stop it with --stop, and start it with -d.", ex);
		}
	}

	/** For a moment there is no process, or a shell that becomes java. */
	private static boolean isRead(DaemonLookup found) {
		ProcessIdentity process = found.process();
		if (process == null) {
			return found.condition() != Condition.LAUNCHING;
		}
		try {
			List<String> words = ProcessCommand.words(process.pid());
			return words.size() < 2 || DaemonMark.indexIn(words) == 1;
		}
		catch (IOException ex) {
			// It has just ended
			return true;
		}
	}

	/**
	 * Returns if a restart would leave the daemon to its user: the one as whom this
	 * process acts now.
	 * @param target which daemon
	 * @throws LaunchException if it runs and belongs to another user
	 */
	public static void checkOwn(Target target) throws LaunchException {
		DaemonLookup found = DaemonLookup.of(target);
		ProcessIdentity process = (found.process() != null) ? found.process() : found.supervisor().orElse(null);
		if (process != null) {
			checkOwn(process.pid());
		}
	}

	/**
	 * Returns if no service would lose the daemon by a restart, which is in the control
	 * group of whoever types it.
	 * @param target which daemon
	 * @throws LaunchException if systemd has started it, and waits for its end
	 */
	public static void checkNoService(Target target) throws LaunchException {
		DaemonLookup found = DaemonLookup.of(target);
		if (found.process() == null) {
			return;
		}
		long pid = found.process().pid();
		Optional<String> service = DaemonService.of(pid, found.state());
		if (service.isPresent()) {
			throw new LaunchException(ExitStatus.FAILED,
					"Process " + pid + " is " + service.get() + " of systemd's, which would lose it by a restart.",
					"Let systemd do it: 'systemctl restart', with that name.");
		}
	}

	/** What another user has put into a process, one doesn't execute as oneself. */
	private static void checkOwn(long pid) throws LaunchException {
		ProcessStatus status = ProcessStatus.of(pid);
		OptionalLong user = status.user();
		// Of one that has just ended there is none
		if (user.isPresent() && !status.onlyUser().equals(ProcessStatus.current().user())) {
			throw new LaunchException(ExitStatus.NO_PERMISSION,
					"Process " + pid + " belongs to another user (uid " + user.getAsLong()
							+ "), and would be started as another one than it was.",
					"Restart it as that user, by 'runuser' or 'setpriv'; as root, with 'daemon.user' set to that user,"
							+ " by --restart=fresh; or stop it with --stop, and start it with -d.");
		}
	}

	/**
	 * A link is followed to where it leads now. After the JDK was removed, it is this
	 * JVM's java.
	 */
	private static Path java(ProcessCommand command) {
		Path java = ByteString.toPath(command.words().get(0), command.directory());
		return Files.isExecutable(java) ? java : JavaExecutable.current();
	}

	static Restart of(ProcessCommand process, DaemonState state) {
		List<String> words = process.words();
		CommandLine command = ClassArchive
			.typed(CommandLine.parse(words.subList(1, words.size()), process.directory()));
		List<String> options = new ArrayList<>(command.options());
		long configured = state.number(Key.JVM_OPTIONS).orElse(0);
		options.subList((int) Math.max(options.size() - configured, 0), options.size()).clear();
		options.removeIf(DaemonMark::isPart);
		Set<String> added = Set.of(state.get(Key.ENVIRONMENT).orElse("").split(","));
		List<String> environment = process.environment()
			.stream()
			.filter((entry) -> !added.contains(ByteString.toText(entry.split("=", 2)[0])))
			.toList();
		return new Restart(java(process), command.withOptions(options), environment,
				state.path(Key.DIRECTORY).filter(Files::isDirectory).orElse(process.directory()));
	}

	/**
	 * The same with other arguments for the application.
	 * @param arguments the arguments, as byte strings
	 * @return the command
	 */
	public Restart withArguments(List<String> arguments) {
		return new Restart(this.java, this.commandLine.withArguments(arguments), this.environment, this.directory);
	}

	/**
	 * What to execute, in its directory.
	 * @return a start in the background
	 */
	public Executable executable() {
		List<String> arguments = new ArrayList<>(List.of(Flag.BACKGROUND_AGAIN.syntax()));
		arguments.addAll(this.commandLine.arguments());
		List<String> words = new ArrayList<>(List.of(ByteString.of(this.java)));
		words.addAll(this.commandLine.withArguments(arguments).toArguments());
		return new Executable(this.java, words, this.environment);
	}

}
