package io.bootdaemon.launch;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * How far a path is there.
 */
public final class ExistingPath {

	private ExistingPath() {
	}

	/**
	 * What a path names, or the nearest directory above it that is there.
	 * @param path the path
	 * @param options whether a symbolic link that leads nowhere is there, too: if it
	 * isn't followed
	 * @return the path, or the part of it that exists
	 */
	public static Path of(Path path, LinkOption... options) {
		Path existing = path;
		while (!Files.exists(existing, options) && existing.getParent() != null) {
			existing = existing.getParent();
		}
		return existing;
	}

}
