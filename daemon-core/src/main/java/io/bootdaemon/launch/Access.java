package io.bootdaemon.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What this process may do with files, as the kernel says (access(2)).
 *
 * @param asked whether the kernel is asked: not while this process is still root, whose
 * rights say nothing about those of the daemon's user
 * @param open directories in which root will make the missing ones for the daemon's user
 */
record Access(boolean asked, Set<Path> open) {

	/** That of this process. */
	static final Access OF_THIS_PROCESS = new Access(true, Set.of());

	/** Checks only what exists. */
	static final Access NOT_LOOKED_AT = new Access(false, Set.of());

	boolean canExecute(Path file) {
		return !this.asked || Files.isExecutable(file);
	}

	boolean canMakeFileIn(Path directory) {
		return !this.asked || (Files.isWritable(directory) && Files.isExecutable(directory));
	}

	boolean canMakeDirectoryIn(Path directory) {
		return canMakeFileIn(directory) || this.open.contains(directory);
	}

}
