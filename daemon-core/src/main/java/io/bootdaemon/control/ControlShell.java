package io.bootdaemon.control;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.bootdaemon.handoff.CallerEnvironment;
import io.bootdaemon.handoff.Quoted;
import io.bootdaemon.handoff.Shell;
import io.bootdaemon.handoff.ShellScript;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.SystemCallException;
import org.jspecify.annotations.Nullable;

/**
 * A shell that does one action of the control script, on the terminal of this process. So
 * the verbs and the control script share one implementation.
 */
final class ControlShell {

	private static final String PARTS = ShellScript.withoutComments(ControlScript.class, ControlScript.COMMON_PARTS);

	/** What else the caller has exported could be a variable or a function of a part. */
	private static final Set<String> VARIABLES = Set.of("PATH", "TERM", "NO_COLOR", "TZ", "LANG", "LC_ALL", "LC_CTYPE",
			"LC_MESSAGES");

	private final ControlSettings settings;

	ControlShell(Target target) {
		this.settings = ControlSettings.of(target);
	}

	/**
	 * Does an action and returns when it is done.
	 * @param action a function of the parts
	 * @param arguments its arguments
	 * @return its exit code
	 * @throws IOException if there is no shell
	 */
	int run(String action, String... arguments) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command(action, arguments)).inheritIO();
		// It reads nothing, and our standard input may be closed or the terminal
		builder.redirectInput(new File("/dev/null")).directory(new File("/"));
		builder.environment().keySet().retainAll(VARIABLES);
		System.out.flush();
		return new Child(builder).run();
	}

	/**
	 * Becomes the shell, where native code can be loaded: what goes on for hours needs no
	 * JVM.
	 * @param action a function of the parts
	 * @param arguments its arguments
	 */
	void become(String action, String... arguments) {
		List<Path> directories = KernelLoader.usableDirectories();
		if (!KernelLoader.isSupportedPlatform() || directories.isEmpty()) {
			return;
		}
		List<String> words = command(action, arguments);
		try {
			List<String> environment = CallerEnvironment.read()
				.stream()
				.filter((entry) -> VARIABLES.contains(entry.split("=", 2)[0]))
				.toList();
			throw KernelLoader.load(directories.get(0))
				.execve(new Executable(Shell.PATH, words, environment), List.of());
		}
		catch (IOException | KernelUnavailableException | SystemCallException ex) {
			// Then this JVM has to wait for it
			return;
		}
	}

	/**
	 * The words of the command. They are of ASCII alone, so that they don't depend on the
	 * locale.
	 */
	List<String> command(String action, String... arguments) {
		// Ctrl-\ makes a JVM dump its threads; tail must end by it
		String ignored = action.equals("logs") ? "" : "trap '' QUIT\n";
		String text = ignored + "settings() {\n" + this.settings.text(Quoted::ascii) + "\tinitialize\n}\n" + PARTS
				+ "settings && " + action + " \"$@\"\n";
		List<String> command = new ArrayList<>(List.of(Shell.PATH.toString(), "-c", text, Shell.PATH.toString()));
		command.addAll(List.of(arguments));
		return command;
	}

	/**
	 * A process that doesn't outlive this one: what ends this JVM (Ctrl-C, SIGTERM, the
	 * terminal's end) ends both, so that nothing is written behind the prompt.
	 */
	private static final class Child {

		private final ProcessBuilder builder;

		private @Nullable Process process;

		private boolean over;

		Child(ProcessBuilder builder) {
			this.builder = builder;
		}

		int run() throws IOException {
			Runtime.getRuntime().addShutdownHook(new Thread(this::end, "control-shell-end"));
			return await(start());
		}

		private synchronized Process start() throws IOException {
			if (this.over) {
				throw new IOException("this process is being ended");
			}
			this.process = this.builder.start();
			return this.process;
		}

		private synchronized void end() {
			this.over = true;
			if (this.process != null) {
				this.process.destroy();
				await(this.process);
			}
		}

		private static int await(Process process) {
			boolean interrupted = false;
			try {
				while (true) {
					try {
						return process.waitFor();
					}
					catch (InterruptedException ex) {
						interrupted = true;
					}
				}
			}
			finally {
				if (interrupted) {
					Thread.currentThread().interrupt();
				}
			}
		}

	}

}
