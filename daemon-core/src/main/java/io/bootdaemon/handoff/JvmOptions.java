package io.bootdaemon.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.bootdaemon.commandline.CommandLineException;
import io.bootdaemon.commandline.OptionsVariable;

/**
 * All options that the JVM of a launch gets: of the command line, of argument files, of
 * {@code daemon.jvm-options}, and of environment variables.
 */
public final class JvmOptions {

	private static final Set<String> VARIABLES = Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

	private JvmOptions() {
	}

	/**
	 * Collects them.
	 * @param plan what is started
	 * @return the options, as byte strings
	 */
	public static List<String> of(LaunchPlan plan) {
		List<String> options = new ArrayList<>();
		try {
			options.addAll(plan.commandLine().expandedOptions(plan.options().workDirectory()));
		}
		catch (CommandLineException ex) {
			// An argument file that has gone: the daemon's start will say so
			options.addAll(plan.commandLine().options());
		}
		options.addAll(plan.options().jvmOptions());
		CallerEnvironment.of(plan)
			.stream()
			.filter((entry) -> VARIABLES.contains(entry.split("=", 2)[0]))
			.forEach((entry) -> options.addAll(OptionsVariable.splitQuoted(entry.split("=", 2)[1])));
		return options;
	}

}
