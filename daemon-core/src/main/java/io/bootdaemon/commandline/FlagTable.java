package io.bootdaemon.commandline;

import java.util.Set;

/**
 * The flags for people, a row each.
 */
public final class FlagTable {

	/** How wide the left column is. */
	private static final int FLAG = "--status --wait=DURATION".length();

	private FlagTable() {
	}

	/**
	 * The table of some flags.
	 * @param usage what stands above it, one line
	 * @param known the flags; those that only programs type are left out
	 * @return the table
	 */
	public static Columns of(String usage, Set<Flag> known) {
		Columns text = new Columns(FLAG).line(usage);
		for (Flag flag : Flag.told()) {
			if (known.contains(flag)) {
				String beside = flag.beside().map((other) -> other.syntax().split("[,\\[=]")[0] + " ").orElse("");
				text.row(beside + flag.syntax(), flag.description());
			}
		}
		return text;
	}

}
