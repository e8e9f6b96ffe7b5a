package io.bootdaemon.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What /proc/self/mounts says of a directory (proc(5), fstab(5)).
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
			// Whether it is can't be known: loading will tell
			return false;
		}
	}

	/** Of several mounts on one point the last covers the others. */
	static boolean isNoexec(Path directory, List<String> mounts) {
		boolean noexec = false;
		int depth = -1;
		for (String mount : mounts) {
			String[] fields = mount.split(" ");
			Path point = Path.of(fields[1].replace("\\040", " "));
			if (directory.startsWith(point) && point.getNameCount() >= depth) {
				depth = point.getNameCount();
				noexec = List.of(fields[3].split(",")).contains("noexec");
			}
		}
		return noexec;
	}

}
