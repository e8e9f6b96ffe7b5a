package io.bootdaemon.service.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The part of a command that suits a container, whose image has the JDK and the jar.
 */
final class ContainerCommand {

	private static final String OURS = "--daemon.";

	private static final Set<String> WITH_VALUE = Set.of("--add-opens", "--add-exports", "--add-reads", "--add-modules",
			"--limit-modules", "--patch-module", "--enable-native-access");

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
		String options = inOneWord(facts.command().allOptions()).stream()
			.filter((option) -> option.matches(
					"(?s)-(X|D|ea|da|esa|dsa|verbose|javaagent:|agent(lib|path):).*|--[\\w-]+=.*|--enable-preview"))
			.filter((option) -> !option.matches("(?s)--(class-path|module-path|module|upgrade-module-path)=.*"))
			.map((option) -> option.matches("\\S*") && !option.matches(".*[\"'].*") ? option
					: "'" + option.replace("'", "'\"'\"'") + "'")
			.collect(Collectors.joining(" "));
		return options.isEmpty() ? null : options;
	}

	/** As a variable has them: there, {@code --add-opens a/b=c} has to be one word. */
	private static List<String> inOneWord(List<String> options) {
		List<String> words = new ArrayList<>();
		for (int i = 0; i < options.size(); i++) {
			String option = options.get(i);
			boolean joined = WITH_VALUE.contains(option) && i + 1 < options.size();
			words.add(joined ? option + "=" + options.get(++i) : option);
		}
		return words;
	}

	/** An image's name, as if it were called like the application. */
	static String image(ServiceFacts facts) {
		String version = facts.options().version();
		boolean tag = version != null && version.matches("\\w[\\w.-]{0,127}");
		return facts.label() + ":" + (tag ? version : "latest");
	}

}
