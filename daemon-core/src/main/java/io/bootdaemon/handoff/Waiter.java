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
 * The command that the original process becomes: {@code waiter.sh} with what it needs to
 * know.
 */
public final class Waiter {

	private static final String SCRIPT = ShellScript.withoutComments(Waiter.class, "terminal.sh", "process-group.sh",
			"waiter.sh");

	/** The waiter needs standard tools only, whatever the caller's PATH is. */
	private static final String PATH = "PATH=/usr/bin:/bin:/usr/sbin:/sbin";

	private Waiter() {
	}

	/** Reads the script, as the first use of this class. */
	public static void load() {
	}

	public static Executable of(LaunchPlan plan, long stage, Descriptor gate, Path handoff, long logSize) {
		DaemonOptions options = plan.options();
		List<String> arguments = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", Long.toString(stage)));
		// dash knows one-digit descriptors only, and those of a running JVM are taken
		arguments.add("/dev/fd/" + gate.number());
		Stream.of(handoff, options.pidFile(), options.logFile())
			.map((file) -> ByteString.of(file))
			.forEach(arguments::add);
		arguments.add(Long.toString(logSize));
		arguments.add(ByteString.of(options.name()));
		arguments.add(seconds(options.startTimeout()));
		arguments.add(seconds(options.stopTimeout()));
		arguments.add(Long.toString(Duration.between(plan.typed(), Instant.now()).toSeconds()));
		arguments.add(plan.again() ? LaunchPlan.NOTHING_RUNS : "");
		List<String> environment = new ArrayList<>(List.of(PATH));
		plan.environment()
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
