package io.bootdaemon.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first pass of the {@code java} command over its command line: argument files are
 * expanded until it is known what is run, and never within one another.
 */
final class Expansion {

	private final Path directory;

	private boolean mainFound;

	private boolean stopped;

	private boolean valueExpected;

	private Expansion(Path directory) {
		this.directory = directory;
	}

	/**
	 * Expands a command line.
	 * @param arguments the tokens behind the {@code java} command
	 * @param directory the directory from which relative argument files are seen
	 * @return a piece for each token, in order
	 * @throws CommandLineException if an argument file can't be read
	 */
	static List<Piece> of(List<String> arguments, Path directory) {
		Expansion expansion = new Expansion(directory);
		return arguments.stream().map(expansion::expand).toList();
	}

	static List<String> tokens(List<Piece> pieces) {
		return pieces.stream().flatMap((piece) -> piece.tokens().stream()).toList();
	}

	/**
	 * Returns what {@code java} reads as this token.
	 * @param token the token
	 * @param stopped whether argument files are disabled at its place
	 * @return the token as written on a command line
	 */
	static String escape(String token, boolean stopped) {
		return (!stopped && token.length() > 1 && token.startsWith("@")) ? "@" + token : token;
	}

	private Piece expand(String raw) {
		if (!this.mainFound && !this.stopped && raw.startsWith("--source") && raw.contains(" ")) {
			return expandShebang(raw);
		}
		return expandOne(raw);
	}

	/**
	 * The line "#!/usr/bin/java --source 17 -cp lib" hands over its options as one token.
	 */
	private Piece expandShebang(String raw) {
		List<String> tokens = new ArrayList<>();
		for (String word : OptionsVariable.split(raw)) {
			tokens.addAll(expandOne(word).tokens());
		}
		return new Piece(raw, tokens, false);
	}

	private Piece expandOne(String raw) {
		boolean special = !this.mainFound && !this.stopped && raw.startsWith("@") && raw.length() > 1;
		if (!special) {
			return piece(raw, List.of(raw), false);
		}
		String rest = raw.substring(1);
		if (rest.startsWith("@")) {
			return piece(raw, List.of(rest), false);
		}
		return piece(raw, ArgumentFile.read(ByteString.toPath(rest, this.directory)), true);
	}

	private Piece piece(String raw, List<String> tokens, boolean file) {
		tokens.forEach(this::check);
		return new Piece(raw, tokens, file);
	}

	private void check(String token) {
		if (token.startsWith("-")) {
			this.valueExpected = LauncherOptions.takesValue(token);
			this.stopped |= token.equals(LauncherOptions.NO_ARGUMENT_FILES);
			this.mainFound |= token.startsWith("--module=");
		}
		else {
			this.mainFound |= !this.valueExpected;
			this.valueExpected = false;
		}
	}

	/**
	 * One token of a command line and what it stands for.
	 *
	 * @param raw the token as written
	 * @param tokens the tokens that it stands for, none if it is an empty argument file
	 * @param file whether it is an argument file
	 */
	record Piece(String raw, List<String> tokens, boolean file) {

		Piece {
			tokens = List.copyOf(tokens);
		}

	}

}
