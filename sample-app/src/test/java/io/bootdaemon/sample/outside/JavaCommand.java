package io.bootdaemon.sample.outside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A {@code java} command that starts the sample application. Each method returns a new
 * one.
 *
 * @param options those of the JVM, and what is to be started
 * @param arguments those of the application
 */
record JavaCommand(Place place, List<String> options, List<String> main, List<String> arguments) {

	static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

	static final Path JAVA = JAVA_HOME.resolve("bin/java");

	static final Path JAR = Path.of(System.getProperty("basedir", ""), "target/sample-app.jar").toAbsolutePath();

	JavaCommand options(String... more) {
		return new JavaCommand(this.place, concat(this.options, more), this.main, this.arguments);
	}

	JavaCommand main(String... main) {
		return new JavaCommand(this.place, this.options, List.of(main), this.arguments);
	}

	JavaCommand arguments(String... more) {
		return new JavaCommand(this.place, this.options, this.main, concat(this.arguments, more));
	}

	/**
	 * Without the given arguments.
	 */
	JavaCommand without(String prefix) {
		return new JavaCommand(this.place, this.options, this.main,
				this.arguments.stream().filter((argument) -> !argument.startsWith(prefix)).toList());
	}

	/**
	 * All its words.
	 */
	List<String> words() {
		return Stream.of(List.of(JAVA.toString()), this.options, this.main, this.arguments)
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * As a shell needs it.
	 */
	String quoted() {
		return String.join(" ", words().stream().map((word) -> "'" + word.replace("'", "'\\''") + "'").toList());
	}

	/**
	 * Types it and waits for its end.
	 */
	Outcome run() {
		return start().finish();
	}

	Running start() {
		return this.place.type(words());
	}

	/**
	 * Types a shell's command in which {@code $JAVA} stands for this one.
	 */
	Outcome runInShell(String script) {
		return startInShell(script).finish();
	}

	Running startInShell(String script) {
		return this.place.type(List.of("bash", "-c", script.replace("$JAVA", quoted())));
	}

	private static List<String> concat(List<String> list, String... more) {
		List<String> result = new ArrayList<>(list);
		result.addAll(List.of(more));
		return List.copyOf(result);
	}

}
