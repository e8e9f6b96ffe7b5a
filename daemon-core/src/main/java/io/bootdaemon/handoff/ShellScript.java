package io.bootdaemon.handoff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of shell scripts that stand beside the class that uses them.
 */
public final class ShellScript {

	/**
	 * Tells shellcheck what it can't see in a part; about the whole it would be wrong.
	 */
	private static final String OF_A_PART = "# shellcheck shell=sh";

	private ShellScript() {
	}

	/**
	 * Several files in a row, without the lines that are comments: for a command line,
	 * which ps shows.
	 * @param user the class that uses them
	 * @param files their names
	 * @return a byte string
	 */
	public static String withoutComments(Class<?> user, String... files) {
		return Stream.of(files)
			.map((file) -> read(user, file, (line) -> !line.strip().startsWith("#")))
			.collect(Collectors.joining());
	}

	/**
	 * Several files with a blank line between, for people to read.
	 * @param user the class that uses them
	 * @param files their names
	 * @return a byte string
	 */
	public static String withComments(Class<?> user, String... files) {
		return Stream.of(files)
			.map((file) -> read(user, file, (line) -> !line.startsWith(OF_A_PART)))
			.collect(Collectors.joining("\n"));
	}

	private static String read(Class<?> user, String file, Predicate<String> wanted) {
		try (InputStream in = user.getResourceAsStream(file)) {
			if (in == null) {
				throw new IllegalStateException("The resource '" + file + "' is missing beside " + user);
			}
			return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines()
				.filter(wanted)
				.map((line) -> line + "\n")
				.collect(Collectors.joining());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
