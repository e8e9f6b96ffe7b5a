package io.bootdaemon.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Makes a command line mean the same from another working directory. Paths of files that
 * are read become absolute; paths of files that are written belong to the new directory.
 * An argument that only looks like a path is left as it is, with a warning, as only the
 * application knows what it means.
 */
public final class Relocation {

	private final CommandLine commandLine;

	private final List<String> warnings;

	Relocation(CommandLine commandLine, Collection<String> warnings) {
		this.commandLine = commandLine;
		this.warnings = List.copyOf(warnings);
	}

	/**
	 * Relocates a command line.
	 * @param commandLine the command line
	 * @param from the working directory in which it was typed
	 * @param to the new working directory; if it is the same, nothing changes
	 * @return the relocation
	 * @throws CommandLineException if an argument file can't be read
	 */
	public static Relocation of(CommandLine commandLine, Path from, Path to) {
		return of(commandLine, from, to, System.getenv());
	}

	static Relocation of(CommandLine commandLine, Path from, Path to, Map<String, String> environment) {
		if (isSame(from, to)) {
			return new Relocation(commandLine, List.of());
		}
		return new Relocator(commandLine, new PathResolver(from.toAbsolutePath(), to.toAbsolutePath()), environment)
			.relocate();
	}

	/**
	 * Makes the relative ones among the locations of {@code spring.config.location},
	 * {@code spring.config.additional-location} or {@code spring.config.import} absolute.
	 * @param value the property's value, as text; prefixes, other URLs,
	 * {@code classpath:} and what begins with a placeholder stay
	 * @param from the directory from which the locations are seen
	 * @return the value
	 */
	public static String absoluteLocations(String value, Path from) {
		return ConfigLocations.absolute(value, from.toAbsolutePath().toString());
	}

	/**
	 * Returns the command line for the new working directory.
	 * @return the command line
	 */
	public CommandLine commandLine() {
		return this.commandLine;
	}

	/**
	 * Returns what may mean something else in the new working directory.
	 * @return the warnings, one sentence each, without a full stop
	 */
	public List<String> warnings() {
		return this.warnings;
	}

	private static boolean isSame(Path from, Path to) {
		try {
			return from.toAbsolutePath().equals(to.toAbsolutePath()) || Files.isSameFile(from, to);
		}
		catch (IOException ex) {
			return false;
		}
	}

}
