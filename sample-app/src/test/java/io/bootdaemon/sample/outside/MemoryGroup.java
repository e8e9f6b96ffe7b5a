package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.awaitility.Awaitility.await;

/**
 * A control group whose processes have only so much memory together, of either version of
 * cgroups(7). It takes root: without, a test that asks for one is skipped.
 */
final class MemoryGroup {

	private static final Path ROOT = Path.of("/sys/fs/cgroup");

	private final Path directory;

	private MemoryGroup(Path directory) {
		this.directory = directory;
	}

	/**
	 * A new group, which is removed when the place is closed.
	 */
	static MemoryGroup of(Place place, long bytes) {
		Path first = ROOT.resolve("memory");
		Path parent = Files.exists(first) ? first : ROOT;
		try {
			Path directory = Files.createTempDirectory(parent, place.directory().getFileName().toString());
			place.afterProcesses(() -> remove(directory));
			String limit = parent.equals(first) ? "memory.limit_in_bytes" : "memory.max";
			Assumptions.assumeTrue(Files.exists(directory.resolve(limit)), "there is no controller of memory");
			Files.writeString(directory.resolve(limit), bytes + "\n");
			limitSwap(directory, "memory.swap.max", 0);
			limitSwap(directory, "memory.memsw.limit_in_bytes", bytes);
			return new MemoryGroup(directory);
		}
		catch (IOException ex) {
			return Assumptions.abort("a control group needs root and a writable " + parent + ": " + ex);
		}
	}

	/** Where the kernel counts it. */
	private static void limitSwap(Path directory, String limit, long bytes) throws IOException {
		if (Files.exists(directory.resolve(limit))) {
			Files.writeString(directory.resolve(limit), bytes + "\n");
		}
	}

	/**
	 * Types a command whose processes are all in this group.
	 */
	Running start(JavaCommand command) {
		return command.startInShell("echo $$ > " + this.directory.resolve("cgroup.procs") + " && exec $JAVA");
	}

	long processes() {
		try (Stream<String> lines = Files.lines(this.directory.resolve("cgroup.procs"))) {
			return lines.count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void remove(Path directory) {
		// One that has a process left can't be removed
		await().ignoreExceptions().until(() -> Files.deleteIfExists(directory) || true);
	}

}
