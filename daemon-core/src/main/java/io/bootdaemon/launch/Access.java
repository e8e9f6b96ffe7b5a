package io.bootdaemon.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What this process may do with files, as the kernel says (access(2)).
 *
 * @param asked whether the kernel is asked; if not, nothing is known to be denied
 * @param open directories in which it may make others, whatever the kernel says
 */
record Access(boolean asked, Set<Path> open) {

	/** That of this process. */
	static final Access OF_THIS_PROCESS = new Access(true, Set.of());

	/** To look only at what there is. */
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
