package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a file can be made and written in a directory, only the kernel can tell: rights
 * are one reason of many.
 */
final class TrialFile {

	private TrialFile() {
	}

	/**
	 * Makes one, writes to it and removes it at once.
	 * @param directory the directory; where it isn't there, the nearest one above it
	 * @param access what is allowed beyond what the kernel says now
	 * @throws IOException with the kernel's reason
	 */
	static void makeAndRemove(Path directory, Access access) throws IOException {
		Path existing = directory;
		while (!Files.exists(existing) && existing.getParent() != null) {
			existing = existing.getParent();
		}
		if (access.open().contains(existing)) {
			return;
		}
		Path file = Files.createTempFile(existing, ".bootdaemon", null);
		try {
			Files.writeString(file, "x");
		}
		finally {
			Files.delete(file);
		}
	}

}
