package io.bootdaemon.unit;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What of a command is for a container, whose image has the JDK and the jar.
 */
final class ContainerCommand {

	private static final String OURS = "--daemon.";

	private ContainerCommand() {
	}

	/** The application's own: there is no daemon. */
	static List<String> arguments(ServiceFacts facts) {
		return facts.command().arguments().stream().filter((argument) -> !argument.startsWith(OURS)).toList();
	}

	/**
	 * Those options that may stand in JAVA_TOOL_OPTIONS, as it has them: quotes around
	 * white space, no escapes. Null if there are none.
	 */
	static @Nullable String jvmOptions(ServiceFacts facts) {
		String options = facts.command()
			.allOptions()
			.stream()
			.filter((option) -> option
				.matches("(?s)-(X|D|ea|da|esa|dsa|verbose|javaagent:|agent(lib|path):).*|--[\\w-]+=.*"))
			.filter((option) -> !option.matches("(?s)--(class-path|module-path|module|upgrade-module-path)=.*"))
			.map((option) -> option.matches("\\S*") && !option.matches(".*[\"'].*") ? option
					: "'" + option.replace("'", "'\"'\"'") + "'")
			.collect(Collectors.joining(" "));
		return options.isEmpty() ? null : options;
	}

	/** An image's name, as if it were called like the application. */
	static String image(ServiceFacts facts) {
		String version = facts.options().version();
		boolean tag = version != null && version.matches("\\w[\\w.-]{0,127}");
		return facts.label() + ":" + (tag ? version : "latest");
	}

}
