package io.bootdaemon.verb;

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

import io.bootdaemon.DaemonMark;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.commandline.CommandLineException;
import io.bootdaemon.process.ProcessCommand;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStatus;

/**
 * The daemons that run, wherever their files are: each has our mark as the first option
 * on its command line.
 */
public final class RunningDaemons {

	static final int ROOT = 0;

	private RunningDaemons() {
	}

	/**
	 * The running daemons of a program.
	 * @param program what they run: {@code -jar} and an absolute jar, or a class
	 * @return each with its PID file; those of other users too
	 */
	public static List<RunningDaemon> of(List<String> program) {
		return processes().flatMap((pid) -> find(pid, program).stream()).toList();
	}

	/**
	 * The places at which there may be a running daemon of the current user; of any user
	 * if that is root. Beside a daemon's JVM, its supervisor is a sign of it, which goes
	 * on while there is no JVM and has the mark further behind on its command line.
	 * @return their PID files, each once
	 */
	static Set<Path> placesOfUser() {
		boolean all = ProcessStatus.current().user().orElse(-1) == ROOT;
		return processes().flatMap((pid) -> findMark(pid).stream())
			.filter((daemon) -> all || daemon.isOwn())
			.map(RunningDaemon::pidFile)
			.filter((pidFile) -> pidFile.getFileName() != null)
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

	private static Optional<RunningDaemon> findMark(long pid) {
		try {
			return DaemonMark.find(ProcessCommand.words(pid)).map((pidFile) -> new RunningDaemon(pid, pidFile));
		}
		catch (IOException ex) {
			// Gone between two looks
			return Optional.empty();
		}
	}

	private static Optional<RunningDaemon> find(long pid, List<String> program) {
		try {
			List<String> words = ProcessCommand.words(pid);
			Optional<Path> pidFile = (words.size() > 1) ? DaemonMark.find(words.subList(1, 2)) : Optional.empty();
			if (pidFile.isEmpty() || ProcessIdentity.of(pid).isEmpty()) {
				return Optional.empty();
			}
			CommandLine command = CommandLine.parse(words.subList(1, words.size()), Path.of("/"));
			return isSame(command.main(), program, pid) ? Optional.of(new RunningDaemon(pid, pidFile.get()))
					: Optional.empty();
		}
		catch (IOException | CommandLineException ex) {
			// Gone, or nothing that we have started
			return Optional.empty();
		}
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
