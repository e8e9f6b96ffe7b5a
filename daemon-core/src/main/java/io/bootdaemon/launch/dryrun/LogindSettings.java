package io.bootdaemon.launch.dryrun;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of logind.conf(5) for processes that a session leaves behind.
 *
 * @param killUserProcesses whether they are ended; what is compiled in is mostly no
 * @param killOnlyUsers whose; empty for all
 * @param killExcludeUsers whose not
 */
record LogindSettings(boolean killUserProcesses, List<String> killOnlyUsers, List<String> killExcludeUsers) {

	private static final List<String> DIRECTORIES = List.of("usr/lib/systemd", "run/systemd", "etc/systemd");

	private static final List<String> TRUE = List.of("yes", "true", "on", "1", "y", "t");

	/**
	 * Reads the files that count.
	 * @param root the directory that has /etc in it
	 */
	static LogindSettings read(Path root) {
		List<String> lines = new ArrayList<>();
		Path main = null;
		Map<String, Path> dropIns = new TreeMap<>();
		for (String name : DIRECTORIES) {
			Path directory = root.resolve(name);
			main = Files.isReadable(directory.resolve("logind.conf")) ? directory.resolve("logind.conf") : main;
			dropIns(directory.resolve("logind.conf.d"))
				.forEach((file) -> dropIns.put(file.getFileName().toString(), file));
		}
		if (main != null) {
			lines.addAll(lines(main));
		}
		dropIns.values().forEach((file) -> lines.addAll(lines(file)));
		return parse(lines);
	}

	/** Of several lines with one key the last one counts. */
	static LogindSettings parse(List<String> lines) {
		boolean kill = false;
		List<String> only = List.of();
		List<String> exclude = List.of("root");
		for (String line : lines) {
			String[] pair = line.split("=", 2);
			String value = (pair.length > 1) ? pair[1].strip() : "";
			switch (pair[0].strip()) {
				case "KillUserProcesses" -> kill = TRUE.contains(value.toLowerCase(Locale.ROOT));
				case "KillOnlyUsers" -> only = words(value);
				case "KillExcludeUsers" -> exclude = words(value);
				default -> {
					// A comment, a section, or another setting
				}
			}
		}
		return new LogindSettings(kill, only, exclude);
	}

	boolean kills(String user) {
		return this.killUserProcesses && !this.killExcludeUsers.contains(user)
				&& (this.killOnlyUsers.isEmpty() || this.killOnlyUsers.contains(user));
	}

	private static List<String> words(String value) {
		return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
	}

	private static Collection<Path> dropIns(Path directory) {
		List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.conf")) {
			entries.forEach(files::add);
		}
		catch (IOException ex) {
			// There is none
			return List.of();
		}
		return files;
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			// An unreadable file counts as empty: this is only for a warning
			return List.of();
		}
	}

}
