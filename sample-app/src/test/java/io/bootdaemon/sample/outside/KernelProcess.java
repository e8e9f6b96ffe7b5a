package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process as the kernel sees it, in {@code /proc}. Texts hold one character for each
 * byte (ISO-8859-1), so that nothing is lost. What there is no longer is empty.
 */
record KernelProcess(long pid) {

	static final int O_APPEND = 02000;

	private static final Path PROC = Path.of("/proc");

	static Stream<KernelProcess> all() {
		try (Stream<Path> entries = Files.list(PROC)) {
			return entries.map((entry) -> entry.getFileName().toString())
				.filter((name) -> name.chars().allMatch(Character::isDigit))
				.map((name) -> new KernelProcess(Long.parseLong(name)))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether it lives. A zombie is dead, whatever {@code kill -0} says.
	 */
	boolean isAlive() {
		String state = stat(0);
		return !state.isEmpty() && !"ZX".contains(state);
	}

	long parent() {
		return Long.parseLong(stat(1));
	}

	long group() {
		return Long.parseLong(stat(2));
	}

	long session() {
		return Long.parseLong(stat(3));
	}

	/**
	 * The controlling terminal, 0 for none.
	 */
	int terminal() {
		return Integer.parseInt(stat(4));
	}

	long startTicks() {
		return Long.parseLong(stat(19));
	}

	/**
	 * A field behind the name in parentheses, which may hold anything.
	 */
	private String stat(int field) {
		String text = text("stat");
		return text.isEmpty() ? "" : text.substring(text.lastIndexOf(')') + 2).split(" ")[field];
	}

	/**
	 * A line of {@code /proc/PID/status}, such as {@code SigIgn}.
	 */
	String status(String key) {
		return text("status").lines()
			.filter((line) -> line.startsWith(key + ":"))
			.map((line) -> line.substring(key.length() + 1).strip())
			.findFirst()
			.orElse("");
	}

	long residentBytes() {
		return Long.parseLong(status("VmRSS").split(" ")[0]) * 1024;
	}

	List<String> commandLine() {
		return entries(text("cmdline"));
	}

	boolean hasArgumentWith(String part) {
		return text("cmdline").contains(part);
	}

	/**
	 * The environment, by name.
	 */
	SortedMap<String, String> environment() {
		return entries(text("environ")).stream()
			.collect(Collectors.toMap((entry) -> entry.substring(0, entry.indexOf('=')),
					(entry) -> entry.substring(entry.indexOf('=') + 1), (one, other) -> one + " and again " + other,
					TreeMap::new));
	}

	Optional<Path> executable() {
		return link("exe");
	}

	Optional<Path> workingDirectory() {
		return link("cwd");
	}

	boolean isJava() {
		return executable().filter((file) -> file.endsWith("java")).isPresent();
	}

	/**
	 * What its descriptors refer to.
	 */
	Map<Integer, String> descriptors() {
		Map<Integer, String> descriptors = new TreeMap<>();
		try (Stream<Path> entries = Files.list(directory().resolve("fd"))) {
			entries.forEach((entry) -> link("fd/" + entry.getFileName()).ifPresent(
					(target) -> descriptors.put(Integer.valueOf(entry.getFileName().toString()), target.toString())));
		}
		catch (IOException | UncheckedIOException ex) {
			// It has ended
		}
		return descriptors;
	}

	/**
	 * The flags with which a descriptor was opened, as in open(2).
	 */
	int flags(int descriptor) {
		return text("fdinfo/" + descriptor).lines()
			.filter((line) -> line.startsWith("flags:"))
			.map((line) -> Integer.parseInt(line.substring("flags:".length()).strip(), 8))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * The names of its threads, as the kernel cuts them (15 characters).
	 */
	List<String> threadNames() {
		try (Stream<Path> tasks = Files.list(directory().resolve("task"))) {
			return tasks.map((task) -> text("task/" + task.getFileName() + "/comm").strip()).sorted().toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	/**
	 * What it has in its memory, libraries too, as in proc(5).
	 */
	String maps() {
		return text("maps");
	}

	void signal(String name) {
		try {
			new ProcessBuilder("kill", "-s", name, Long.toString(this.pid)).start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Path directory() {
		return PROC.resolve(Long.toString(this.pid));
	}

	private Optional<Path> link(String name) {
		try {
			return Optional.of(Files.readSymbolicLink(directory().resolve(name)));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private String text(String name) {
		try {
			return Files.readString(directory().resolve(name), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			// It has ended
			return "";
		}
	}

	private static List<String> entries(String text) {
		if (text.isEmpty()) {
			return List.of();
		}
		String whole = text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
		return Arrays.asList(whole.split("\0", -1));
	}

}
