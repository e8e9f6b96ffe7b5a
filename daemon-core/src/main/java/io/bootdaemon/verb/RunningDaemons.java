package io.bootdaemon.verb;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

	private RunningDaemons() {
	}

	/**
	 * The running daemons of a program.
	 * @param program what they run: {@code -jar} and an absolute jar, or a class
	 * @return each with its PID file; those of other users too
	 */
	public static List<RunningDaemon> of(List<String> program) {
		List<RunningDaemon> daemons = new ArrayList<>();
		try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
			for (Path process : processes) {
				find(Long.parseLong(process.getFileName().toString()), program).ifPresent(daemons::add);
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// No /proc: none is known
			return List.of();
		}
		return daemons;
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
