package io.bootdaemon.control;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.JavaExecutable;
import io.bootdaemon.handoff.ClassArchive;

/**
 * The process by which a daemon restarts itself. It does what a user does by typing
 * {@code --restart}: everything is checked before this JVM is stopped, and the next one
 * starts when this one has ended. Its output goes to the daemon's log.
 */
public final class SelfRestart {

	/** Beside a verb, arguments that begin so select the daemon. */
	private static final List<String> SELECTING = List.of("--daemon.", "--spring.config.", "--spring.profiles.",
			"--spring.application.name=");

	private static final String PID_FILE = "--daemon.pid-file=";

	/** A management port is this JVM's own. */
	private static final String JMX = "-Dcom.sun.management.";

	private SelfRestart() {
	}

	/**
	 * Starts it. It sends this process a SIGTERM as soon as it has checked all it can.
	 * @param pidFile the PID file of this daemon, absolute
	 * @throws IOException if it can't be started; then nothing happens
	 */
	public static void start(Path pidFile) throws IOException {
		CommandLine own = ClassArchive.typed(CommandLine.current());
		List<String> words = new ArrayList<>(List.of(JavaExecutable.current().toString()));
		command(own, pidFile).toArguments().stream().map(ByteString::toText).forEach(words::add);
		new ProcessBuilder(words).redirectInput(Path.of("/dev/null").toFile())
			.redirectOutput(Redirect.INHERIT)
			.redirectError(Redirect.INHERIT)
			.start();
	}

	/** The options that only one JVM at a time can have are left out. */
	static CommandLine command(CommandLine own, Path pidFile) {
		List<String> arguments = new ArrayList<>(
				List.of(Flag.RESTART.syntax().split("\\[")[0], PID_FILE + ByteString.of(pidFile)));
		own.arguments()
			.stream()
			.takeWhile((argument) -> !argument.equals("--"))
			.filter((argument) -> SELECTING.stream().anyMatch(argument::startsWith) && !argument.startsWith(PID_FILE))
			.forEach(arguments::add);
		return own.withOptions(options(own.options())).withArguments(arguments);
	}

	private static List<String> options(List<String> options) {
		List<String> kept = new ArrayList<>();
		for (String option : options) {
			boolean mark = option.startsWith("-Dbootdaemon.");
			boolean owning = Stream.of("-X", "-agent", "-javaagent:", JMX).anyMatch(option::startsWith);
			if (!mark && !owning) {
				kept.add(option);
			}
		}
		return kept;
	}

}
