package io.bootdaemon.handoff;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Executable;

/**
 * The command that the original process becomes: {@code waiter.sh} with its arguments.
 */
public final class Waiter {

	private static final String SCRIPT = ShellScript.withoutComments(Waiter.class, "tool.sh", "directory.sh", "stat.sh",
			"contents.sh", "printable.sh", "terminal.sh", "process-group.sh", "waiter.sh");

	/** The waiter needs standard tools only, whatever the caller's PATH is. */
	private static final String PATH = "PATH=/usr/bin:/bin:/usr/sbin:/sbin";

	private final LaunchPlan plan;

	private final Path pidFile;

	private final Path handoff;

	private final long logSize;

	/**
	 * A waiter.
	 * @param plan what is started
	 * @param pidFile the PID file, by a path that leads through no link
	 * @param handoff the private directory of the handoff
	 * @param logSize how long the log was before this start, in bytes
	 */
	public Waiter(LaunchPlan plan, Path pidFile, Path handoff, long logSize) {
		this.plan = plan;
		this.pidFile = pidFile;
		this.handoff = handoff;
		this.logSize = logSize;
	}

	/** Reads the script, as the first use of this class. */
	public static void load() {
	}

	/**
	 * The command.
	 * @param stage process id of the stage
	 * @param gate where the stage is told to go on
	 * @return what to execute
	 */
	public Executable executable(long stage, Descriptor gate) {
		DaemonOptions options = this.plan.options();
		List<String> arguments = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", Long.toString(stage)));
		// dash knows one-digit descriptors only, and those of a running JVM are taken
		arguments.add("/dev/fd/" + gate.number());
		Stream.of(this.handoff, this.pidFile, options.logFile())
			.map((file) -> ByteString.of(file))
			.forEach(arguments::add);
		arguments.add(Long.toString(this.logSize));
		arguments.add(ByteString.of(options.name()));
		arguments.add(seconds(options.startTimeout()));
		arguments.add(seconds(options.stopTimeout()));
		arguments.add(Long.toString(Duration.between(this.plan.typed(), Instant.now()).toSeconds()));
		arguments.add(this.plan.again() ? LaunchPlan.afterFailure() : "");
		List<String> environment = new ArrayList<>(List.of(PATH));
		this.plan.environment()
			.stream()
			.filter((entry) -> entry.startsWith("TERM=") || entry.startsWith("NO_COLOR="))
			.forEach(environment::add);
		return new Executable(Shell.PATH, arguments, environment);
	}

	/** A started second counts: zero has a meaning of its own. */
	public static String seconds(Duration duration) {
		return Long.toString(duration.plusNanos(999_999_999).toSeconds());
	}

}
