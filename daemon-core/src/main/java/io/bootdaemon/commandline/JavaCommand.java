package io.bootdaemon.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.commandline.LauncherOptions.Main;

import org.jspecify.annotations.Nullable;

/**
 * The command as the JVM itself reports it: the system property {@code sun.java.command},
 * which the {@code java} command sets to the main class, jar or module and its arguments,
 * joined by spaces. A command line that was read correctly says the same.
 *
 * @param text the property's value, null if {@code java} didn't start this JVM
 */
record JavaCommand(@Nullable String text) {

	private static final String SOURCE_LAUNCHER = "jdk.compiler/com.sun.tools.javac.launcher.";

	static JavaCommand ofThisProcess() {
		return new JavaCommand(System.getProperty("sun.java.command"));
	}

	/**
	 * Checks a command line against this.
	 * @param commandLine the command line
	 * @param directory the directory from which relative argument files are seen
	 * @throws CommandLineException if they differ
	 */
	void check(CommandLine commandLine, Path directory) {
		if (this.text == null) {
			throw new CommandLineException("This JVM was not started by the java command.");
		}
		String expected = this.text;
		if (expected.startsWith(SOURCE_LAUNCHER)) {
			expected = expected.substring(expected.indexOf(' ') + 1);
		}
		List<String> words = new ArrayList<>();
		words.add(name(commandLine, directory));
		words.addAll(commandLine.arguments());
		if (!comparable(ByteString.toText(String.join(" ", words))).equals(comparable(expected))) {
			throw new CommandLineException("The command line, as read, runs '" + ByteString.toText(words.get(0))
					+ "' with " + commandLine.arguments().size()
					+ " arguments, but this JVM says that it runs something else.");
		}
	}

	private static String name(CommandLine commandLine, Path directory) {
		List<String> tokens = Expansion
			.tokens(Expansion.of(commandLine.withArguments(List.of()).toArguments(), directory));
		Main main = LauncherOptions.findMain(tokens);
		String name = tokens.get(main.end() - 1);
		return name.startsWith("--module=") ? name.substring("--module=".length()) : name;
	}

	/** In a locale of ASCII the JVM has nothing but question marks of other letters. */
	private static String comparable(String text) {
		return text.replaceAll("[^\\x00-\\x7f]|\\?", "");
	}

}
