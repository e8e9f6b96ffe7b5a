package io.bootdaemon.handoff;

import java.util.List;

/**
 * The option for a JVM that runs out of memory. One that goes on half-dead would never be
 * started again: with a supervisor, it ends, unless the user has set such an option.
 */
public final class OutOfMemory {

	private static final String OPTION = "-XX:+ExitOnOutOfMemoryError";

	/** In ExitOn..., CrashOn..., On... and HeapDumpOn...=; the last one ends nothing. */
	private static final String CONCERNED = ".*(ExitOn|CrashOn|-XX:On)OutOfMemoryError.*";

	private OutOfMemory() {
	}

	/**
	 * The option that is added for it.
	 * @param plan what is started
	 * @return one option, or none
	 */
	public static List<String> option(LaunchPlan plan) {
		boolean decided = JvmOptions.of(plan).stream().anyMatch((text) -> text.matches("(?s)" + CONCERNED));
		return (plan.options().restart().isSupervised() && !decided) ? List.of(OPTION) : List.of();
	}

}
