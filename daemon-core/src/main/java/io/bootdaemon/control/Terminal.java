package io.bootdaemon.control;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.bootdaemon.process.PrintableText;

/**
 * The user's terminal: a live line on a terminal, plain lines elsewhere. Each begins with
 * the daemon's name.
 */
public final class Terminal {

	private static final String WIPE = "\r\033[K";

	private final String name;

	private final PrintStream out;

	private final PrintStream err;

	private final boolean live;

	private boolean shown;

	/**
	 * A place to speak.
	 * @param name what each line begins with
	 * @param out standard output: what was asked for
	 * @param err standard error: what goes on meanwhile
	 * @param live whether a line can be replaced there
	 */
	public Terminal(String name, PrintStream out, PrintStream err, boolean live) {
		this.name = name;
		this.out = out;
		this.err = err;
		this.live = live;
	}

	/**
	 * Where this process was typed.
	 * @param name what each line begins with
	 * @return the terminal
	 */
	public static Terminal of(String name) {
		return new Terminal(name, System.out, System.err, isLive());
	}

	/**
	 * Says what was done.
	 * @param text one sentence, or a few lines
	 */
	public void say(String text) {
		wipe();
		this.out.println(PrintableText.lines(this.name + ": " + text));
	}

	/**
	 * Prints what was asked for.
	 * @param text the text, without a name in front
	 */
	void print(String text) {
		wipe();
		this.out.println(PrintableText.lines(text));
		this.out.flush();
	}

	/**
	 * Says what is wrong.
	 * @param text one sentence
	 */
	public void warn(String text) {
		wipe();
		this.err.println(PrintableText.lines(this.name + ": " + text));
	}

	/**
	 * Shows what goes on, if that can be replaced when it goes on.
	 * @param text some words
	 */
	void show(String text) {
		if (this.live) {
			this.err.print(WIPE + PrintableText.lines(this.name + ": " + text));
			this.err.flush();
			this.shown = true;
		}
	}

	private void wipe() {
		if (this.shown) {
			this.err.print(WIPE);
			this.err.flush();
			this.shown = false;
		}
	}

	/** By its descriptor: System.console() needs standard input and output as well. */
	private static boolean isLive() {
		String kind = System.getenv("TERM");
		if (System.getenv("NO_COLOR") != null && !System.getenv("NO_COLOR").isEmpty() || kind == null
				|| kind.toLowerCase(Locale.ROOT).equals("dumb")) {
			return false;
		}
		try {
			String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
			return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
		}
		catch (IOException ex) {
			// No /proc: plain lines are never wrong
			return false;
		}
	}

}
