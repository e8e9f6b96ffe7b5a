package io.bootdaemon.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The command of a process, from /proc/PID.
 *
 * @param words its command line, as byte strings
 * @param environment entries of the form {@code NAME=value}, as byte strings
 * @param directory its working directory
 */
public record ProcessCommand(List<String> words, List<String> environment, Path directory) {

	/**
	 * Reads a process of one's own.
	 * @param pid its id
	 * @return its command
	 * @throws IOException if it is gone, or somebody else's
	 */
	public static ProcessCommand of(long pid) throws IOException {
		Path process = directory(pid);
		return new ProcessCommand(words(pid), entries(process.resolve("environ")),
				Files.readSymbolicLink(process.resolve("cwd")));
	}

	/**
	 * Reads the command line of any process.
	 * @param pid its id
	 * @return the words; none for a zombie
	 * @throws IOException if it is gone
	 */
	public static List<String> words(long pid) throws IOException {
		return entries(directory(pid).resolve("cmdline"));
	}

	private static Path directory(long pid) {
		return Path.of("/proc/" + pid);
	}

	/** Each entry ends with NUL, so what comes behind the last one is none. */
	private static List<String> entries(Path file) throws IOException {
		String[] entries = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\0", -1);
		return Arrays.asList(entries).subList(0, entries.length - 1);
	}

}
