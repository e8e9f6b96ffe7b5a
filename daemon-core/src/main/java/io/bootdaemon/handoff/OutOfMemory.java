package io.bootdaemon.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLineException;

/**
 * The option for a JVM that runs out of memory. One that goes on half-dead would never be
 * started again: with a supervisor, it ends, unless the user has set such an option.
 */
public final class OutOfMemory {

	private static final String OPTION = "-XX:+ExitOnOutOfMemoryError";

	/** In ExitOn..., CrashOn..., On... and HeapDumpOn...=; the last one ends nothing. */
	private static final String CONCERNED = ".*(ExitOn|CrashOn|-XX:On)OutOfMemoryError.*";

	private static final List<String> VARIABLES = List.of("JDK_JAVA_OPTIONS=", "JAVA_TOOL_OPTIONS=", "_JAVA_OPTIONS=");

	private OutOfMemory() {
	}

	/**
	 * The option that is added for it.
	 * @param plan what is started
	 * @return one option, or none
	 */
	public static List<String> option(LaunchPlan plan) {
		boolean decided = Stream.concat(options(plan).stream(), variables(plan))
			.anyMatch((text) -> text.matches("(?s)" + CONCERNED));
		return (plan.options().restart().isSupervised() && !decided) ? List.of(OPTION) : List.of();
	}

	private static List<String> options(LaunchPlan plan) {
		List<String> options = new ArrayList<>(plan.options().jvmOptions());
		try {
			options.addAll(plan.commandLine().expandedOptions(plan.options().workDirectory()));
		}
		catch (CommandLineException ex) {
			// An argument file that has gone: the daemon's start will say so
			options.addAll(plan.commandLine().options());
		}
		return options;
	}

	private static Stream<String> variables(LaunchPlan plan) {
		return CallerEnvironment.of(plan)
			.stream()
			.map(ByteString::toText)
			.filter((entry) -> VARIABLES.stream().anyMatch(entry::startsWith));
	}

}
