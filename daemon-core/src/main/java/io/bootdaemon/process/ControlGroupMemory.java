package io.bootdaemon.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory that the control groups of this process leave to it (cgroups(7)). The JDK's
 * OperatingSystemMXBean doesn't do: it counts cached files as used, so that a container
 * that runs for long seems to be full.
 */
public final class ControlGroupMemory {

	/** Version 1 has such a number instead of no limit. */
	private static final long UNLIMITED = 1L << 60;

	private ControlGroupMemory() {
	}

	/**
	 * What the kernel would still give to this process and its children.
	 * @return bytes; empty if no group has a limit
	 */
	public static OptionalLong available() {
		return available(Path.of("/sys/fs/cgroup"), Path.of("/proc/self/cgroup"));
	}

	/**
	 * As {@link #available()}.
	 * @param mounted where the groups are mounted
	 * @param groups the file that names the groups of a process
	 */
	static OptionalLong available(Path mounted, Path groups) {
		try {
			return Files.readString(groups, StandardCharsets.ISO_8859_1)
				.lines()
				.map((line) -> line.split(":", 3))
				.flatMap((group) -> Stream.of(Version.values())
					.filter((version) -> version.controllers.equals(group[1]))
					.flatMap((version) -> version.available(mounted, group[2]).stream()))
				.mapToLong(Long::longValue)
				.min();
		}
		catch (IOException | InvalidPathException ex) {
			// There are no control groups, or one that this locale can't name
			return OptionalLong.empty();
		}
	}

	/** The files of a group. */
	private enum Version {

		ONE("memory", "memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),

		TWO("", ".", "memory.max", "memory.current", "inactive_file");

		private final String controllers;

		private final String hierarchy;

		private final String limit;

		private final String usage;

		private final String inactiveFiles;

		Version(String controllers, String hierarchy, String limit, String usage, String inactiveFiles) {
			this.controllers = controllers;
			this.hierarchy = hierarchy;
			this.limit = limit;
			this.usage = usage;
			this.inactiveFiles = inactiveFiles;
		}

		/**
		 * Of each group up to the root. In a container the path may be that on the host,
		 * and only the root is there.
		 */
		List<Long> available(Path mounted, String group) {
			List<Long> available = new ArrayList<>();
			Path root = mounted.resolve(this.hierarchy).normalize();
			Path directory = root.resolve(group.substring(1)).normalize();
			for (; directory != null && directory.startsWith(root); directory = directory.getParent()) {
				try {
					long limit = number(directory.resolve(this.limit));
					if (limit < UNLIMITED) {
						available.add(limit - number(directory.resolve(this.usage)) + cached(directory));
					}
				}
				catch (IOException | NumberFormatException ex) {
					// It isn't there, or "max"
				}
			}
			return available;
		}

		/** Files that the kernel would drop. */
		private long cached(Path directory) throws IOException {
			return Files.readString(directory.resolve("memory.stat"))
				.lines()
				.filter((line) -> line.startsWith(this.inactiveFiles + " "))
				.mapToLong((line) -> Long.parseLong(line.substring(this.inactiveFiles.length() + 1)))
				.sum();
		}

		private static long number(Path file) throws IOException {
			return Long.parseLong(Files.readString(file).strip());
		}

	}

}
