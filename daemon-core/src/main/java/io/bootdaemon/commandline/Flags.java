package io.bootdaemon.commandline;

import java.util.ArrayList;
import java.util.List;

/**
 * The flags among an application's arguments that say where it shall run. They are exact
 * tokens and stand before a {@code --}, if there is one.
 *
 * @param background whether {@code -d} or {@code --background} is there
 * @param foreground whether {@code --foreground} is there
 * @param remaining the arguments without these tokens, otherwise untouched and in order
 */
public record Flags(boolean background, boolean foreground, List<String> remaining) {

	public Flags {
		remaining = List.copyOf(remaining);
	}

	/**
	 * Finds the flags in an application's arguments.
	 * @param arguments the arguments, as text or byte strings
	 * @return the flags and what remains
	 */
	public static Flags parse(List<String> arguments) {
		boolean background = false;
		boolean foreground = false;
		boolean ended = false;
		List<String> remaining = new ArrayList<>();
		for (String argument : arguments) {
			ended |= argument.equals("--");
			if (!ended && (argument.equals("-d") || argument.equals("--background"))) {
				background = true;
			}
			else if (!ended && argument.equals("--foreground")) {
				foreground = true;
			}
			else {
				remaining.add(argument);
			}
		}
		return new Flags(background, foreground, remaining);
	}

	/**
	 * Whether the command that started this very process asks for the background. A
	 * program may be given such a flag otherwise, by a test for one, whose process is not
	 * its own.
	 * @return whether {@code -d} or {@code --background} was typed
	 */
	public static boolean isBackgroundTyped() {
		try {
			return parse(CommandLine.current().arguments()).background();
		}
		catch (CommandLineException ex) {
			// Whether it can be started again is another question, with an answer of its
			// own
			List<String> words = List.of(System.getProperty("sun.java.command", "").split(" "));
			return parse(words.subList(1, words.size())).background();
		}
	}

	/**
	 * Whether background and foreground are both asked for, which nothing can satisfy.
	 * @return whether the flags contradict each other
	 */
	public boolean contradictory() {
		return this.background && this.foreground;
	}

}
