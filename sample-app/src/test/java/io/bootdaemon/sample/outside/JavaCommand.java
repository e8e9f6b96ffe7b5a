package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.context.ApplicationListener;

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

	static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

	/** By name: this JVM's class path has the jar, and the class is in a folder of it. */
	static final String MAIN_CLASS = "io.bootdaemon.sample.SampleApplication";

	static final Path JAR = Path.of(System.getProperty("basedir", ""), "target/sample-app.jar").toAbsolutePath();

	/** Less of the compilers' work, which a start doesn't repay. */
	static final List<String> FAST = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

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
	 * Started from a copy of the jar, which is in this place. Nothing is said about the
	 * files, so that they are beside it.
	 */
	JavaCommand ofItsOwnJar() {
		Path jar = this.place.file("app.jar");
		try {
			if (!Files.exists(jar)) {
				Files.copy(JAR, jar);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return main("-jar", jar.toString()).without("--daemon.").arguments("--daemon.name=sample");
	}

	/**
	 * The same, extracted, which takes half of the processor time.
	 */
	JavaCommand ofItsOwnExtractedJar() {
		return main(ExtractedSample.commandOfLinksIn(this.place.directory()).toArray(String[]::new))
			.without("--daemon.")
			.arguments("--daemon.name=sample");
	}

	/**
	 * From its jar, as it is delivered.
	 */
	JavaCommand packaged() {
		return main("-jar", JAR.toString());
	}

	/**
	 * With one more class on the class path; a listener also listens.
	 */
	JavaCommand with(Class<?> type) {
		if (ApplicationListener.class.isAssignableFrom(type)) {
			this.place.write("extension/META-INF/spring.factories",
					ApplicationListener.class.getName() + "=" + type.getName());
		}
		return with(MAIN_CLASS, type);
	}

	/**
	 * With one more class, whose main method starts the application.
	 */
	JavaCommand withMain(Class<?> type) {
		return with(type.getName(), type);
	}

	private JavaCommand with(String main, Class<?> type) {
		this.place.copyOf(type);
		return new JavaCommand(this.place, this.options, ExtractedSample.command(main, this.place.file("extension")),
				this.arguments);
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
		return String.join(" ", words().stream().map(JavaCommand::quote).toList());
	}

	static String quote(String word) {
		return "'" + word.replace("'", "'\\''") + "'";
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
	 * Types it on a terminal.
	 */
	Running startOnTerminal() {
		return TypedOnTerminal.start(this.place, "exec " + quoted());
	}

	/**
	 * Types it in another directory.
	 */
	Outcome runIn(Path directory) {
		return runInShell("cd " + quote(directory.toString()) + "; exec $JAVA");
	}

	/**
	 * Types it as a user without any privilege.
	 */
	Outcome runAsOrdinaryUser() {
		return this.place.type(OrdinaryUser.words(words())).finish();
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
