package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.commandline.CommandLineException;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.ProcessCommand;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStatus;

/**
 * The daemons that run, wherever their files are: each has our mark as the first option
 * on its command line. Its supervisor, which goes on while there is no JVM, has it
 * further behind, before the same words.
 */
public final class RunningDaemons {

	static final int ROOT = 0;

	private RunningDaemons() {
	}

	/**
	 * The running daemons of a program.
	 * @param program what they run: {@code -jar} and an absolute jar, or a class
	 * @return each once, with its PID file; those of other users too; its supervisor's
	 * process id while it has no JVM
	 */
	public static List<RunningDaemon> of(List<String> program) {
		return marked().filter((process) -> process.runs(program) && process.isCertain())
			.collect(Collectors.toMap((process) -> process.daemon().pidFile(), (process) -> process, Marked::orJvm))
			.values()
			.stream()
			.map(Marked::daemon)
			.toList();
	}

	/**
	 * The places at which there may be a running daemon of the current user; of any user
	 * if that is root.
	 * @return their PID files, each once
	 */
	static Set<Path> placesOfUser() {
		boolean all = ProcessStatus.current().user().orElse(-1) == ROOT;
		return marked().map(Marked::daemon)
			.filter((daemon) -> all || daemon.isOwn())
			.map(RunningDaemon::pidFile)
			.collect(Collectors.toSet());
	}

	/**
	 * Names those that run in another place than where a verb looked and found none.
	 */
	static void nameOthers(Target target, Terminal terminal) {
		of(target.program()).stream()
			.filter((daemon) -> !daemon.pidFile().equals(target.files().pidFile()))
			.forEach((daemon) -> terminal.warn("the same application runs as " + daemon
					+ ": select it by --daemon.pid-file or what else it was started with"));
	}

	private static Stream<Long> processes() {
		List<Long> pids = new ArrayList<>();
		try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
			processes.forEach((process) -> pids.add(Long.valueOf(process.getFileName().toString())));
		}
		catch (IOException | DirectoryIteratorException ex) {
			// No /proc: none is known
			return Stream.empty();
		}
		return pids.stream();
	}

	private static Stream<Marked> marked() {
		return processes().flatMap((pid) -> find(pid).stream());
	}

	private static Optional<Marked> find(long pid) {
		try {
			List<String> words = ProcessCommand.words(pid);
			for (int index = 1; index < words.size(); index++) {
				Optional<Path> pidFile = DaemonMark.find(words.subList(index, index + 1));
				if (pidFile.isPresent()) {
					boolean first = index == 1;
					List<String> command = words.subList(index, words.size());
					return pidFile.filter((file) -> file.getFileName() != null)
						.map((file) -> new Marked(new RunningDaemon(pid, file), first, command));
				}
			}
		}
		catch (IOException ex) {
			// Gone between two looks
			return Optional.empty();
		}
		return Optional.empty();
	}

	/** The jar may be gone by now, or another file in the same place: its path counts. */
	private static boolean isSame(List<String> main, List<String> program, long pid) throws IOException {
		if (!main.get(0).equals("-jar") || !program.get(0).equals("-jar")) {
			return main.equals(program);
		}
		Path jar = ByteString.toPath(main.get(1), Path.of("/"));
		if (!main.get(1).startsWith("/")) {
			Path directory = Files.isReadable(Path.of("/proc/" + pid + "/cwd")) ? ProcessCommand.of(pid).directory()
					: Path.of("/");
			jar = ByteString.toPath(main.get(1), directory);
		}
		return jar.normalize().equals(ByteString.toPath(program.get(1), Path.of("/")).normalize());
	}

	/**
	 * A process with our mark.
	 *
	 * @param daemon what it is, or is a sign of
	 * @param first whether the mark is its own first option, as a daemon's JVM has it
	 * @param command the words from the mark on
	 */
	private record Marked(RunningDaemon daemon, boolean first, List<String> command) {

		boolean runs(List<String> program) {
			try {
				return isSame(CommandLine.parse(this.command, Path.of("/")).main(), program, this.daemon.pid());
			}
			catch (IOException | CommandLineException ex) {
				// Gone, or nothing that we have started
				return false;
			}
		}

		/** What has the mark further behind must be what the state file calls so. */
		boolean isCertain() {
			ProcessIdentity stage = this.first ? null
					: DaemonLookup.at(DaemonFiles.of(this.daemon.pidFile(), DaemonFiles.NOWHERE)).stage();
			return this.first || (stage != null && stage.pid() == this.daemon.pid());
		}

		Marked orJvm(Marked other) {
			return this.first ? this : other;
		}

	}

	/**
	 * One of them.
	 *
	 * @param pid its process id
	 * @param pidFile where its files are
	 */
	public record RunningDaemon(long pid, Path pidFile) {

		/**
		 * Whether it is this user's own.
		 * @return false for that of somebody else
		 */
		public boolean isOwn() {
			return ProcessStatus.of(this.pid).user().equals(ProcessStatus.current().user());
		}

		@Override
		public String toString() {
			return "process " + this.pid + " (PID file '" + this.pidFile + "')";
		}

	}

}
