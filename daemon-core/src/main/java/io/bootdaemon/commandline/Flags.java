package io.bootdaemon.commandline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import org.jspecify.annotations.Nullable;

/**
 * The flags among an application's arguments. They are exact tokens and stand before a
 * {@code --}, if there is one.
 */
public final class Flags {

	private final Map<Flag, String> given = new EnumMap<>(Flag.class);

	private final List<String> remaining = new ArrayList<>();

	private @Nullable String mistake;

	/** One of ours that stands without the one beside which it has a meaning. */
	private @Nullable Flag stray;

	private Flags(List<String> arguments, Set<Flag> known) {
		List<Flag> there = new ArrayList<>();
		for (String argument : own(arguments)) {
			Flag flag = find(argument, known);
			if (flag != null) {
				there.add(flag);
			}
		}
		int own = own(arguments).size();
		for (int i = 0; i < arguments.size(); i++) {
			Flag flag = (i < own) ? find(arguments.get(i), known) : null;
			if (flag == null || !flag.beside().map(there::contains).orElse(true)) {
				this.remaining.add(arguments.get(i));
				this.stray = (this.stray != null) ? this.stray : flag;
			}
			else {
				add(flag, arguments.get(i));
			}
		}
	}

	/**
	 * Finds the flags in an application's arguments.
	 * @param arguments the arguments, as text or byte strings
	 * @return the flags and what remains
	 */
	public static Flags parse(List<String> arguments) {
		return parse(arguments, Flag.ALL);
	}

	/**
	 * Finds some flags in an application's arguments.
	 * @param arguments the arguments, as text or byte strings
	 * @param known the flags to look for; the others are the application's
	 * @return the flags and what remains
	 */
	public static Flags parse(List<String> arguments, Set<Flag> known) {
		return new Flags(arguments, known);
	}

	/**
	 * The flags of the command that started this very process. A program may be given
	 * some otherwise, by a test for one, whose process is not its own.
	 * @return what was typed
	 */
	public static Flags ofThisProcess() {
		try {
			return parse(CommandLine.current().arguments());
		}
		catch (CommandLineException ex) {
			// Whether it can be started again is another question, with an answer of its
			// own
			List<String> words = List.of(System.getProperty("sun.java.command", "").split(" "));
			return parse(words.subList(1, words.size()));
		}
	}

	/**
	 * Whether a flag was given.
	 * @param flag the flag
	 * @return whether it is there, and where it may stand
	 */
	public boolean has(Flag flag) {
		return this.given.containsKey(flag);
	}

	/**
	 * Whether the background is asked for, by a user or by a restart.
	 * @return whether one of the flags for it is there
	 */
	public boolean isBackground() {
		return has(Flag.BACKGROUND) || has(Flag.BACKGROUND_AGAIN);
	}

	/**
	 * The operand of a flag.
	 * @param flag the flag
	 * @return what stands behind its {@code =}, empty if there is none
	 */
	public String operand(Flag flag) {
		return this.given.getOrDefault(flag, "");
	}

	/**
	 * What is to be done to the daemon there is.
	 * @return the verb, the first one if there are several; empty if there is none
	 */
	public Optional<Flag> verb() {
		return this.given.keySet().stream().filter(Flag::isVerb).findFirst();
	}

	/**
	 * The arguments without these tokens, otherwise untouched and in order.
	 * @return the arguments
	 */
	public List<String> remaining() {
		return List.copyOf(this.remaining);
	}

	/**
	 * Returns if they can be followed.
	 * @throws LaunchException if an operand isn't understood, or two flags contradict
	 * each other
	 */
	public void check() throws LaunchException {
		if (this.mistake != null) {
			throw new LaunchException(ExitStatus.USAGE, this.mistake, "See '--background --help'.");
		}
		if (has(Flag.BACKGROUND) && has(Flag.FOREGROUND)) {
			throw new LaunchException(ExitStatus.USAGE,
					"Both background (-d) and foreground (--foreground) are asked for.", "Leave one of them out.");
		}
		if (verb().isPresent() && this.stray != null) {
			throw new LaunchException(ExitStatus.USAGE,
					"'" + this.stray.syntax() + "' means nothing beside " + verb().get().syntax() + ".",
					"Leave it out, or see '--background --help'.");
		}
		List<Flag> actions = this.given.keySet()
			.stream()
			.filter((flag) -> flag.isVerb() || flag == Flag.BACKGROUND)
			.toList();
		if (actions.size() > 1) {
			throw new LaunchException(ExitStatus.USAGE, "Two things are asked for at once: " + actions.get(0).syntax()
					+ " and " + actions.get(1).syntax() + ".", "Leave one of them out.");
		}
	}

	private void add(Flag flag, String token) {
		if (!flag.allows(token)) {
			this.mistake = "'" + token + "' is not understood: it is " + flag.syntax() + ".";
		}
		this.given.put(flag, String.valueOf(flag.operandOf(token)));
	}

	/** Those before a {@code --}. */
	private static List<String> own(List<String> arguments) {
		int end = arguments.indexOf("--");
		return (end < 0) ? arguments : arguments.subList(0, end);
	}

	private static @Nullable Flag find(String token, Set<Flag> known) {
		for (Flag flag : known) {
			if (flag.operandOf(token) != null) {
				return flag;
			}
		}
		return null;
	}

}
