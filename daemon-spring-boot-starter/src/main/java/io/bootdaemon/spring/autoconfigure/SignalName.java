package io.bootdaemon.spring.autoconfigure;

import java.util.Map;
import java.util.Optional;

/**
 * The names of signals (signal(7)), and those that an application can't handle.
 */
final class SignalName {

	private static final String PREFIX = "SIG";

	private static final String KERNEL = "the kernel lets nobody handle it";

	private static final String JVM = "the JVM needs it for itself";

	private static final String END = "it ends the application, by its shutdown hooks";

	private static final Map<String, String> REFUSED = Map.ofEntries(Map.entry("KILL", KERNEL),
			Map.entry("STOP", KERNEL), Map.entry("SEGV", JVM), Map.entry("BUS", JVM), Map.entry("FPE", JVM),
			Map.entry("ILL", JVM), Map.entry("TRAP", JVM), Map.entry("ABRT", JVM), Map.entry("PIPE", JVM),
			Map.entry("XFSZ", JVM), Map.entry("QUIT", "the JVM answers it with a thread dump"), Map.entry("TERM", END),
			Map.entry("INT", END), Map.entry("HUP", "it asks for a reload"),
			Map.entry("USR2", "HotSpot suspends threads with it, so that it comes many times a second while they "
					+ "are sampled"));

	private SignalName() {
	}

	/**
	 * The name without SIG, as the JVM has it.
	 */
	static String of(String typed) {
		return typed.startsWith(PREFIX) ? typed.substring(PREFIX.length()) : typed;
	}

	/**
	 * Why an application can't have it; empty if it can, or if there is no such signal.
	 */
	static Optional<String> refusal(String name) {
		return Optional.ofNullable(REFUSED.get(name));
	}

	/**
	 * What to do instead.
	 */
	static String remedy(String name) {
		return switch (name) {
			case "HUP" -> "Annotate the method with @OnReload.";
			case "TERM", "INT" -> "Annotate the method with @PreDestroy, or let it listen to DaemonStoppingEvent.";
			default -> "Use another signal, such as USR1, WINCH, TTIN, TTOU, PWR or ALRM.";
		};
	}

}
