package io.bootdaemon.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /proc}. A file that is missing or may not be read is {@code null}: there
 * is no such file system on macOS, and Linux may hide the processes of others.
 */
class ProcFileSystem {

	private final Path root;

	ProcFileSystem(Path root) {
		this.root = root;
	}

	boolean has(long pid) {
		return Files.exists(this.root.resolve(Long.toString(pid)));
	}

	@Nullable ProcStat stat(String process) {
		String line = read(this.root.resolve(process).resolve("stat"));
		return (line != null) ? ProcStat.parse(line) : null;
	}

	@Nullable ProcStatus status() {
		String text = read(this.root.resolve("self/status"));
		return (text != null) ? ProcStatus.parse(text) : null;
	}

	@Nullable List<String> commandLine() {
		String text = read(this.root.resolve("self/cmdline"));
		return (text != null) ? List.of(text.split("\0")) : null;
	}

	@Nullable String workingDirectory() {
		return target(this.root.resolve("self/cwd"));
	}

	ProcessFacts.@Nullable Descriptors descriptors() {
		Path directory = this.root.resolve("self/fd");
		try (Stream<Path> links = Files.list(directory)) {
			String listing = directory.toRealPath().toString();
			int others = (int) links.filter(ProcFileSystem::isAboveStandard)
				.filter((link) -> !listing.equals(target(link)))
				.count();
			return new ProcessFacts.Descriptors(target(directory.resolve("0")), target(directory.resolve("1")),
					target(directory.resolve("2")), others);
		}
		catch (IOException | UncheckedIOException ex) {
			return null;
		}
	}

	private static boolean isAboveStandard(Path link) {
		return Integer.parseInt(link.getFileName().toString()) > 2;
	}

	private static @Nullable String read(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static @Nullable String target(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (IOException ex) {
			return null;
		}
	}

}
