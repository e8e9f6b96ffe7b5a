package io.bootdaemon.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.commandline.Expansion.Piece;
import io.bootdaemon.commandline.LauncherOptions.Main;

/**
 * What stands behind {@code java} on a command line, in its three parts, each token a
 * {@linkplain ByteString byte string} as written: in {@code options} and {@code main},
 * {@code @file} is an argument file and {@code @@x} stands for {@code @x}. Argument files
 * that hold options only are kept as files, as they may hold secrets; one that holds more
 * is replaced by what is in it. What {@code JDK_JAVA_OPTIONS} and its like add is not
 * here.
 *
 * @param options the options of the JVM, a separate value as a token of its own
 * @param main what is run: a class, {@code -jar} and a jar, {@code -m} and a module,
 * {@code --module=} with a module, or a source file
 * @param arguments the application's arguments
 */
public record CommandLine(List<String> options, List<String> main, List<String> arguments) {

	private static final Path PROCESS = Path.of("/proc/self");

	public CommandLine {
		options = List.copyOf(options);
		main = List.copyOf(main);
		arguments = List.copyOf(arguments);
	}

	/**
	 * Returns the command line of this JVM, checked against what the JVM itself says that
	 * it runs.
	 * @return the command line
	 * @throws CommandLineException if it can't be read, or not be told apart
	 */
	public static CommandLine current() {
		List<String> tokens;
		Path directory;
		try {
			tokens = tokens();
			directory = Path.of("").toRealPath();
		}
		catch (IOException ex) {
			throw new CommandLineException("The command line of this process can't be read: " + ex, ex);
		}
		CommandLine commandLine = parse(tokens.subList(1, tokens.size()), directory);
		JavaCommand.ofThisProcess().check(commandLine, directory);
		return commandLine;
	}

	/**
	 * Takes a command line apart by the rules of the {@code java} command. A {@code -jar}
	 * that stands apart from its jar is put next to it; otherwise, and if no argument
	 * file had to be expanded, {@link #toArguments()} of the result is what was given.
	 * @param arguments the tokens behind the {@code java} command, as byte strings
	 * @param currentDirectory the directory from which relative argument files are seen
	 * @return the command line
	 * @throws CommandLineException if an argument file can't be read, or nothing is run
	 */
	public static CommandLine parse(List<String> arguments, Path currentDirectory) {
		List<Piece> pieces = Expansion.of(arguments, currentDirectory);
		Main main = LauncherOptions.findMain(Expansion.tokens(pieces));
		if (main.isMissing()) {
			throw new CommandLineException("The command line names neither a main class nor a jar or module.");
		}
		return new Parts(main).add(pieces).toCommandLine();
	}

	/**
	 * Whether tokens are options of the JVM and nothing else: none of them names what is
	 * run, none lacks its value.
	 * @param tokens the tokens, in which an {@code @} means nothing
	 * @return whether they are
	 */
	public static boolean areOptions(List<String> tokens) {
		List<String> followed = new ArrayList<>(tokens);
		followed.add("Main");
		Main main = LauncherOptions.findMain(followed);
		return !main.jar() && main.start() == tokens.size();
	}

	/**
	 * Returns the options with those that are in argument files, each as {@code java}
	 * reads it. It is for looking only: nothing here is escaped, and the files are read
	 * anew.
	 * @param currentDirectory the directory from which relative argument files are seen
	 * @return the options
	 * @throws CommandLineException if an argument file can't be read
	 */
	public List<String> expandedOptions(Path currentDirectory) {
		return Expansion.tokens(Expansion.of(this.options, currentDirectory));
	}

	/**
	 * Returns what to put behind {@code java} to start this again.
	 * @return the tokens, as byte strings
	 */
	public List<String> toArguments() {
		List<String> all = new ArrayList<>(this.options);
		all.addAll(this.main);
		all.addAll(this.arguments);
		return List.copyOf(all);
	}

	/**
	 * Returns this with other options.
	 * @param options the options, as byte strings, written as on a command line
	 * @return the command line
	 */
	public CommandLine withOptions(List<String> options) {
		return new CommandLine(options, this.main, this.arguments);
	}

	/**
	 * Returns this with other arguments for the application.
	 * @param arguments the arguments, as byte strings
	 * @return the command line
	 */
	public CommandLine withArguments(List<String> arguments) {
		return new CommandLine(this.options, this.main, arguments);
	}

	/** Where there is no /proc, what the JDK knows of this process must do. */
	private static List<String> tokens() throws IOException {
		if (Files.exists(PROCESS)) {
			return tokens(Files.readAllBytes(PROCESS.resolve("cmdline")));
		}
		List<String> tokens = new ArrayList<>(List.of("java"));
		Stream.of(ProcessHandle.current().info().arguments().orElse(new String[0]))
			.map(ByteString::of)
			.forEach(tokens::add);
		return tokens;
	}

	private static List<String> tokens(byte[] bytes) {
		// Each token ends with NUL, so nothing follows the last one
		String[] tokens = ByteString.of(bytes).split("\0", -1);
		if (tokens.length < 2) {
			throw new CommandLineException("The command line of this process is empty.");
		}
		return Arrays.asList(tokens).subList(0, tokens.length - 1);
	}

	/** The three parts while they are filled. */
	private static final class Parts {

		private final Main place;

		private final List<String> options = new ArrayList<>();

		private final List<String> main = new ArrayList<>();

		private final List<String> arguments = new ArrayList<>();

		private int index;

		private boolean stopped;

		Parts(Main place) {
			this.place = place;
			if (place.jar()) {
				this.main.add(LauncherOptions.JAR);
			}
		}

		Parts add(List<Piece> pieces) {
			pieces.forEach(this::add);
			return this;
		}

		private void add(Piece piece) {
			boolean optionsOnly = piece.tokens().isEmpty() || (this.index + piece.tokens().size() <= this.place.start()
					&& !piece.tokens().contains(LauncherOptions.JAR));
			boolean single = !piece.file() && piece.tokens().size() == 1;
			if (optionsOnly) {
				this.options.add(piece.raw());
			}
			for (String token : piece.tokens()) {
				if (!optionsOnly) {
					add(token, single ? piece.raw() : Expansion.escape(token, this.stopped));
				}
				this.stopped |= token.equals(LauncherOptions.NO_ARGUMENT_FILES);
				this.index++;
			}
		}

		private void add(String token, String written) {
			if (this.index >= this.place.end()) {
				this.arguments.add(token);
			}
			else if (this.index >= this.place.start()) {
				this.main.add(written);
			}
			else if (!token.equals(LauncherOptions.JAR)) {
				this.options.add(written);
			}
		}

		CommandLine toCommandLine() {
			return new CommandLine(this.options, this.main, this.arguments);
		}

	}

}
