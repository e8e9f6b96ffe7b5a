package io.bootdaemon.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The syntax of the {@code java} command's {@code @argfiles}: words separated by white
 * space, single and double quotes, escapes within quotes, comments from {@code #} to the
 * end of the line. It reads what {@code java} reads, oddities included: an unquoted
 * {@code #} ends a word and drops it, a quote that is left open ends with its line, an
 * empty pair of quotes at the very end of the text is nothing.
 */
public final class ArgumentFile {

	private enum State {

		BETWEEN, COMMENT, WORD, QUOTE, ESCAPE, CONTINUATION

	}

	private final List<String> arguments = new ArrayList<>();

	private State state = State.BETWEEN;

	private char quote = '"';

	/**
	 * What of the word is settled; whether anything is, is more than whether it is empty.
	 */
	private final StringBuilder settled = new StringBuilder();

	private boolean anySettled;

	/** What came after that, and is dropped if the word runs into a comment. */
	private final StringBuilder pending = new StringBuilder();

	private ArgumentFile() {
	}

	/**
	 * Splits a text in the syntax of an {@code @argfile} into its arguments.
	 * @param text the text; text or byte string, as the syntax is all ASCII
	 * @return the arguments, of the same kind
	 */
	public static List<String> parse(String text) {
		ArgumentFile file = new ArgumentFile();
		for (int i = 0; i < text.length(); i++) {
			file.read(text.charAt(i));
		}
		file.end();
		return List.copyOf(file.arguments);
	}

	/**
	 * Reads an {@code @argfile}.
	 * @param file the file
	 * @return its arguments, as byte strings
	 * @throws CommandLineException if it can't be read, or only once, as a pipe
	 */
	static List<String> read(Path file) {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new CommandLineException(
					"The argument file '" + file + "' can't be read a second time: it is not a regular file.");
		}
		try {
			return parse(ByteString.of(Files.readAllBytes(file)));
		}
		catch (IOException ex) {
			throw new CommandLineException("The argument file '" + file + "' can't be read again: " + ex, ex);
		}
	}

	private void read(char ch) {
		switch (this.state) {
			case COMMENT -> {
				if (isLineEnd(ch)) {
					this.state = State.BETWEEN;
				}
			}
			case BETWEEN -> {
				if (!isWhiteSpace(ch)) {
					this.state = State.WORD;
					readWord(ch);
				}
			}
			case CONTINUATION -> {
				if (!isWhiteSpace(ch)) {
					this.state = State.QUOTE;
					readQuoted(ch);
				}
			}
			case ESCAPE -> readEscaped(ch);
			case QUOTE -> readQuoted(ch);
			case WORD -> readWord(ch);
		}
	}

	private void readWord(char ch) {
		if (isWhiteSpace(ch)) {
			endWord();
		}
		else if (ch == '#') {
			this.pending.setLength(0);
			this.state = State.COMMENT;
		}
		else if (ch == '"' || ch == '\'') {
			settleIfAny();
			this.quote = ch;
			this.state = State.QUOTE;
		}
		else {
			this.pending.append(ch);
		}
	}

	private void readQuoted(char ch) {
		if (isLineEnd(ch)) {
			endWord();
		}
		else if (ch == '\\') {
			settle();
			this.state = State.ESCAPE;
		}
		else if (ch == this.quote) {
			settleIfAny();
			this.state = State.WORD;
		}
		else {
			this.pending.append(ch);
		}
	}

	private void readEscaped(char ch) {
		if (isLineEnd(ch)) {
			this.state = State.CONTINUATION;
			return;
		}
		this.pending.append(switch (ch) {
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'f' -> '\f';
			default -> ch;
		});
		settle();
		this.state = State.QUOTE;
	}

	private void end() {
		if (this.state == State.WORD || this.state == State.QUOTE) {
			settleIfAny();
			if (this.anySettled) {
				endWord();
			}
		}
	}

	private void endWord() {
		settle();
		this.arguments.add(this.settled.toString());
		this.settled.setLength(0);
		this.anySettled = false;
		this.state = State.BETWEEN;
	}

	private void settleIfAny() {
		if (!this.pending.isEmpty()) {
			settle();
		}
	}

	private void settle() {
		this.settled.append(this.pending);
		this.pending.setLength(0);
		this.anySettled = true;
	}

	private static boolean isWhiteSpace(char ch) {
		return ch == ' ' || ch == '\t' || ch == '\f' || isLineEnd(ch);
	}

	private static boolean isLineEnd(char ch) {
		return ch == '\n' || ch == '\r';
	}

}
