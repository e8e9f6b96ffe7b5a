package io.bootdaemon.commandline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The java program this JVM runs in.
 */
public final class JavaExecutable {

	private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

	private JavaExecutable() {
	}

	/**
	 * Finds the program, also after an update of the JDK has replaced its file.
	 * @return its absolute path
	 */
	public static Path current() {
		try {
			// After an update this ends in " (deleted)" and is no file
			Path executable = Files.readSymbolicLink(Path.of("/proc/self/exe"));
			if (Files.isExecutable(executable)) {
				return executable;
			}
		}
		catch (IOException ex) {
			// No /proc: java.home says it as well
		}
		return Path.of(System.getProperty("java.home"), "bin", "java");
	}

	/**
	 * Finds the program by the name that was typed: a link, which an update of the JDK
	 * leads elsewhere, stays that link.
	 * @return its absolute path, not resolved; that of {@link #current()} if what was
	 * typed is another file
	 */
	public static Path asTyped() {
		Path current = current();
		try {
			String word = List.of(Files.readString(COMMAND_LINE, StandardCharsets.ISO_8859_1).split("\0")).get(0);
			for (Path directory : word.contains("/") ? List.of(Path.of("")) : searchPath()) {
				Path typed = ByteString.toPath(word, directory.toAbsolutePath()).normalize();
				if (Files.isExecutable(typed) && Files.isSameFile(typed, current)) {
					return typed;
				}
			}
		}
		catch (IOException ex) {
			// No /proc: it is known from where this JVM comes
		}
		return current;
	}

	private static List<Path> searchPath() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
			.filter((directory) -> directory.startsWith("/"))
			.map((directory) -> ByteString.toPath(ByteString.of(directory), Path.of("/")))
			.toList();
	}

}
