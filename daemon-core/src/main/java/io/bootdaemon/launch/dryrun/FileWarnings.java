package io.bootdaemon.launch.dryrun;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.bootdaemon.launch.dryrun.FileLocation.Use;

/**
 * Warns of places in which files are not safe, or may soon not be writable.
 */
final class FileWarnings {

	private static final long LITTLE = 1024 * 1024;

	private FileWarnings() {
	}

	/**
	 * Looks at all of them. Of one directory one thing is said once, whatever it is for.
	 */
	static List<String> of(List<FileLocation> places) {
		Map<String, String> remedies = new LinkedHashMap<>();
		places.forEach((place) -> problems(place)
			.forEach((problem) -> remedies.putIfAbsent(problem, "set '" + place.key() + "' to another place")));
		return remedies.entrySet().stream().map((entry) -> entry.getKey() + ": " + entry.getValue()).toList();
	}

	private static List<String> problems(FileLocation place) {
		List<String> problems = new ArrayList<>();
		if (place.use() == Use.PID_FILE && place.writableForAll()) {
			problems.add("Everybody can write in '" + place.directory()
					+ "', and put files of theirs in the place of PID file and lock");
		}
		if (place.use() == Use.TEMPORARY && !place.loadable()) {
			problems.add("No native library can be loaded from '" + place.directory()
					+ "', which can't be written or is mounted noexec");
		}
		if (place.readOnly()) {
			problems.add("The file system of '" + place.directory() + "' is read-only");
		}
		else if (Objects.requireNonNullElse(place.free(), Long.MAX_VALUE) < LITTLE) {
			problems.add(
					"The file system of '" + place.directory() + "' is full, with " + place.free() / 1024 + " kB left");
		}
		return problems;
	}

}
