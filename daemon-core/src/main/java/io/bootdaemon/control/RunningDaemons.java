package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.commandline.CommandLineException;
import io.bootdaemon.handoff.ClassArchive;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.LockHolder;
import io.bootdaemon.process.PrintableText;
import io.bootdaemon.process.ProcessCommand;
import io.bootdaemon.process.ProcessStatus;

/**
 * All running daemons that this process may look at, wherever their files are.
 */
public final class RunningDaemons {

	private RunningDaemons() {
	}

	/**
	 * The running daemons of a program.
	 * @param program what they run: {@code -jar} and an absolute jar, or a class
	 * @return each once, by its supervisor while it has no JVM
	 */
	public static List<RunningDaemon> of(List<String> program) {
		return all().stream().filter((daemon) -> daemon.runs(program)).toList();
	}

	/**
	 * All running daemons.
	 * @return each once, by its supervisor while it has no JVM
	 */
	static Collection<RunningDaemon> all() {
		return LockHolder.all()
			.stream()
			.collect(Collectors.toMap(LockHolder::lock, RunningDaemon::new,
					(one, other) -> one.holder.isStage() ? other : one))
			.values();
	}

	/**
	 * Names those that run in another place than where a verb looked and found none.
	 */
	static void nameOthers(Target target, Terminal terminal) {
		of(target.program()).stream()
			.filter((daemon) -> !daemon.pidFile().equals(target.files().pidFile()))
			.forEach((daemon) -> terminal.warn("the same application runs as " + PrintableText.line(daemon.toString())
					+ ": select it by --daemon.pid-file or what else it was started with"));
	}

	/**
	 * One of them.
	 *
	 * @param holder the process that holds its lock
	 */
	public record RunningDaemon(LockHolder holder) {

		/**
		 * Its PID file, as it was typed.
		 * @return an absolute path
		 */
		public Path pidFile() {
			return this.holder.mark().pidFile();
		}

		/**
		 * Its files.
		 * @return where they were made, or where they were typed if they were removed
		 */
		DaemonFiles files() {
			return this.holder.files(DaemonFiles.of(pidFile(), DaemonFiles.NOWHERE));
		}

		/**
		 * Whether it is this user's own.
		 * @return false for that of somebody else, which only root sees
		 */
		public boolean isOwn() {
			return ProcessStatus.current().user().equals(OptionalLong.of(this.holder.user()));
		}

		/**
		 * The jar may be gone by now, or another file in the same place: its path counts.
		 */
		private boolean runs(List<String> program) {
			List<String> words = this.holder.words();
			if (!isOwn() && words.stream().anyMatch((word) -> word.startsWith("@"))) {
				// Another user's words would say which files we read
				return false;
			}
			try {
				List<String> main = ClassArchive
					.typed(CommandLine.parse(words.subList(DaemonMark.indexIn(words), words.size()), Path.of("/")))
					.main();
				if (!main.get(0).equals("-jar") || !program.get(0).equals("-jar")) {
					return main.equals(program);
				}
				return jar(main.get(1)).equals(jar(program.get(1)));
			}
			catch (IOException | CommandLineException ex) {
				// It is gone, or we have not started it
				return false;
			}
		}

		private Path jar(String path) throws IOException {
			Path directory = path.startsWith("/") ? Path.of("/")
					: ProcessCommand.of(this.holder.process().pid()).directory();
			return ByteString.toPath(path, directory).normalize();
		}

		@Override
		public String toString() {
			return "process " + this.holder.process().pid() + " (PID file '" + pidFile() + "')";
		}

	}

}
