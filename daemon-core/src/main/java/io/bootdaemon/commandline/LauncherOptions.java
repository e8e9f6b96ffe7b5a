package io.bootdaemon.commandline;

import java.util.List;
import java.util.Set;

/**
 * The {@code java} command's own options: which of them take the next token as their
 * value, and which token names the program.
 */
final class LauncherOptions {

	static final String JAR = "-jar";

	static final String NO_ARGUMENT_FILES = "--disable-@files";

	static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");

	private static final Set<String> MODULE = Set.of("-m", "--module");

	private static final Set<String> WITH_VALUE = Set.of("-p", "--module-path", "--upgrade-module-path",
			"--add-modules", "--limit-modules", "--add-exports", "--add-opens", "--add-reads", "--patch-module",
			"--enable-native-access", "--source", "-d", "--describe-module");

	private LauncherOptions() {
	}

	/**
	 * Whether an option takes the next token as its value.
	 * @param option the option
	 * @return whether it does
	 */
	static boolean takesValue(String option) {
		return WITH_VALUE.contains(option) || CLASS_PATH.contains(option);
	}

	static boolean isModule(String option) {
		return MODULE.contains(option) || option.startsWith("--module=");
	}

	/**
	 * Finds what is run.
	 * @param tokens the command line without argument files
	 * @return the place, empty and at the end if all tokens are options
	 */
	static Main findMain(List<String> tokens) {
		boolean jar = false;
		int i = 0;
		while (i < tokens.size() && tokens.get(i).startsWith("-")) {
			String option = tokens.get(i);
			boolean valueFollows = i + 1 < tokens.size() && !tokens.get(i + 1).startsWith("-");
			if (option.startsWith("--module=")) {
				return new Main(false, i, i + 1);
			}
			if (isModule(option) && valueFollows) {
				return new Main(false, i, i + 2);
			}
			// Nothing says that the jar stands right behind it: "-jar -Xmx1g app.jar" is
			// good.
			jar |= option.equals(JAR);
			i += (takesValue(option) && valueFollows) ? 2 : 1;
		}
		return new Main(jar, i, Math.min(i + 1, tokens.size()));
	}

	/**
	 * The place of what is run.
	 *
	 * @param jar whether it is a jar, by a {@code -jar} somewhere before it
	 * @param start the index of its first token, without {@code -jar}
	 * @param end the index of the application's first argument
	 */
	record Main(boolean jar, int start, int end) {

		boolean isMissing() {
			return this.start == this.end;
		}

	}

}
