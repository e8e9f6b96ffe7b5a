package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.handoff.CallerEnvironment;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;

/**
 * Shows the log, by tail(1): of any size in constant memory, and on across rotation and
 * restart.
 */
public final class Log {

	private static final List<Path> PLACES = List.of(Path.of("/usr/bin/tail"), Path.of("/bin/tail"));

	private final Target target;

	private final Terminal terminal;

	/**
	 * A log.
	 * @param target whose
	 * @param terminal where to tell if there is none
	 */
	public Log(Target target, Terminal terminal) {
		this.target = target;
		this.terminal = terminal;
	}

	/**
	 * Shows its last lines.
	 * @param lines how many
	 * @param follow whether to go on with what is written from then on; then, and where
	 * native code can be loaded, this process becomes tail and doesn't return
	 * @return 0 if it was shown; 66 if there is none
	 */
	public ExitStatus show(int lines, boolean follow) {
		Path log = of(this.target, Finding.of(this.target).state());
		if (!Files.isRegularFile(log) || !Files.isReadable(log)) {
			this.terminal
				.warn("there is no log '" + log + "'" + (Files.isRegularFile(log) ? " that you may read" : "") + ".");
			return ExitStatus.NO_LOG;
		}
		try {
			if (follow) {
				return becomeOrRun(command(log, lines, true)) ? ExitStatus.OK : ExitStatus.FAILED;
			}
			return show(log, lines) ? ExitStatus.OK : ExitStatus.FAILED;
		}
		catch (IOException ex) {
			this.terminal.warn("the log can't be shown: " + ex.getMessage() + ".");
			return ExitStatus.FAILED;
		}
	}

	/** The log of the daemon that runs may be another one than that configured now. */
	static Path of(Target target, DaemonState state) {
		return state.path(Key.LOG_FILE).orElse(target.files().logFile());
	}

	/**
	 * Shows the last lines of a file on standard output.
	 */
	static boolean show(Path file, int lines) throws IOException {
		return run(command(file, lines, false));
	}

	private static List<String> command(Path file, int lines, boolean follow) throws IOException {
		Path tail = PLACES.stream()
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IOException("there is no " + PLACES.get(0)));
		return follow ? List.of(tail.toString(), "-n", Integer.toString(lines), "-F", "--", file.toString())
				: List.of(tail.toString(), "-n", Integer.toString(lines), "--", file.toString());
	}

	private static boolean run(List<String> command) throws IOException {
		System.out.flush();
		try {
			return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

	/** What follows a log for hours needs no JVM. */
	private static boolean becomeOrRun(List<String> command) throws IOException {
		List<Path> directories = KernelLoader.usableDirectories();
		if (!KernelLoader.isSupportedPlatform() || directories.isEmpty()) {
			return run(command);
		}
		try {
			throw KernelLoader.load(directories.get(0))
				.execve(new Executable(Path.of(command.get(0)), command.stream().map(ByteString::of).toList(),
						CallerEnvironment.read()), List.of());
		}
		catch (KernelUnavailableException | SystemCallException ex) {
			// Then this JVM waits for it
			return run(command);
		}
	}

}
