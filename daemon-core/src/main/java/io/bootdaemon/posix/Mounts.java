package io.bootdaemon.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The entries of /proc/self/mounts for a directory (proc(5), fstab(5)).
 */
final class Mounts {

	private static final Path MOUNTS = Path.of("/proc/self/mounts");

	private Mounts() {
	}

	static boolean isNoexec(Path directory) {
		if (!Files.isReadable(MOUNTS)) {
			return false;
		}
		try {
			return isNoexec(directory.toRealPath(), Files.readAllLines(MOUNTS));
		}
		catch (IOException ex) {
			// Unknown: loading will tell
			return false;
		}
	}

	/** Of several mounts on one point the last covers the others. */
	static boolean isNoexec(Path directory, List<String> mounts) {
		boolean noexec = false;
		int longest = -1;
		for (String mount : mounts) {
			String[] fields = mount.split(" ");
			String point = unescaped(fields[1]);
			if (isBelow(directory.toString(), point) && point.length() >= longest) {
				longest = point.length();
				noexec = List.of(fields[3].split(",")).contains("noexec");
			}
		}
		return noexec;
	}

	/** As text: a mount point may have a name that is no path in this locale. */
	private static boolean isBelow(String directory, String point) {
		return point.equals("/") || directory.equals(point) || directory.startsWith(point + "/");
	}

	private static String unescaped(String field) {
		return field.replace("\\040", " ").replace("\\134", "\\");
	}

}
