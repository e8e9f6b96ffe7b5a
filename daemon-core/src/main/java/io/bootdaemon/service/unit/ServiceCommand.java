package io.bootdaemon.service.unit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.commandline.CommandLineException;

/**
 * The command that runs an application in the foreground, as text: all generated files
 * are in UTF-8, whatever this process's locale is.
 *
 * @param java the java program, absolute
 * @param options of the JVM, as typed
 * @param configured further options of the JVM, behind those
 * @param effective both, with what is in argument files: to be looked at, but not to be
 * shown, as it may be secret
 * @param main what is run; a jar is absolute
 * @param arguments the application's
 * @param directory where it works, absolute
 */
public record ServiceCommand(String java, List<String> options, List<String> configured, List<String> effective,
		List<String> main, List<String> arguments, String directory) {

	private static final String JAR = "-jar";

	public ServiceCommand {
		options = List.copyOf(options);
		configured = List.copyOf(configured);
		effective = List.copyOf(effective);
		main = List.copyOf(main);
		arguments = List.copyOf(arguments);
	}

	/**
	 * The command of a command line.
	 * @param java the java program
	 * @param commandLine the command line, valid in the directory
	 * @param configured further options of the JVM
	 * @param directory where it works
	 * @return the command
	 * @throws LaunchException if a part of it is no text, or an argument file can't be
	 * read
	 */
	public static ServiceCommand of(Path java, CommandLine commandLine, List<String> configured, Path directory)
			throws LaunchException {
		List<String> main = commandLine.main();
		if (main.get(0).equals(JAR)) {
			main = List.of(JAR, ByteString.of(ByteString.toPath(main.get(1), directory)));
		}
		List<String> effective = Stream.concat(expanded(commandLine, directory).stream(), configured.stream()).toList();
		return new ServiceCommand(text(java), texts(commandLine.options()), configured, effective, texts(main),
				texts(commandLine.arguments()), text(directory));
	}

	private static List<String> expanded(CommandLine commandLine, Path directory) throws LaunchException {
		try {
			return texts(commandLine.expandedOptions(directory));
		}
		catch (CommandLineException ex) {
			throw new LaunchException(ExitStatus.USAGE, String.valueOf(ex.getMessage()), "Name one that can be read.",
					ex);
		}
	}

	/**
	 * This command with one more argument, in front, as behind a {@code --} nothing would
	 * be ours.
	 * @param argument the argument
	 * @return the command
	 */
	public ServiceCommand withArgument(String argument) {
		List<String> more = Stream.concat(Stream.of(argument), this.arguments.stream()).toList();
		return new ServiceCommand(this.java, this.options, this.configured, this.effective, this.main, more,
				this.directory);
	}

	/**
	 * All of it, to be run in the directory.
	 * @return the words
	 */
	List<String> words() {
		List<String> words = new ArrayList<>(List.of(this.java));
		words.addAll(allOptions());
		words.addAll(this.main);
		words.addAll(this.arguments);
		return words;
	}

	/** What to type, with this argument, where it was typed. */
	List<String> typed(String argument) {
		List<String> words = new ArrayList<>(List.of(this.java));
		words.addAll(this.options);
		words.addAll(this.main);
		words.add(argument);
		words.addAll(this.arguments);
		return words;
	}

	List<String> allOptions() {
		return Stream.concat(this.options.stream(), this.configured.stream()).toList();
	}

	/** The jar, the class or the module. */
	String program() {
		return this.main.get(this.main.size() - 1);
	}

	/**
	 * A path as text.
	 * @param path the path
	 * @return its bytes, read as UTF-8
	 * @throws LaunchException if it is no text
	 */
	static String text(Path path) throws LaunchException {
		return text(ByteString.of(path));
	}

	/** The path of a text, whatever this process's locale can say. */
	static Path path(String text) {
		return ByteString.toPath(ByteString.of(text.getBytes(StandardCharsets.UTF_8)), Path.of("/"));
	}

	private static List<String> texts(List<String> bytes) throws LaunchException {
		List<String> texts = new ArrayList<>();
		for (String string : bytes) {
			texts.add(text(string));
		}
		return texts;
	}

	private static String text(String bytes) throws LaunchException {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(ByteString.toBytes(bytes))).toString();
		}
		catch (CharacterCodingException ex) {
			throw new LaunchException(ExitStatus.CONFIGURATION,
					"'" + ByteString.toText(bytes) + "' is no text in UTF-8, and can't stand in such a file.",
					"Give it another name.", ex);
		}
	}

}
