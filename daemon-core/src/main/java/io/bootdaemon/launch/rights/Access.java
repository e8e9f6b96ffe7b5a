package io.bootdaemon.launch.rights;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What somebody may do with files. Where a directory leads there, it has to be one that
 * can be searched.
 */
public interface Access {

	/** That of this process, as the kernel tells it (access(2)). */
	Access OF_THIS_PROCESS = new Access() {

		@Override
		public boolean canRead(Path file) {
			return Files.isReadable(file);
		}

		@Override
		public boolean canWrite(Path file) {
			return Files.isWritable(file);
		}

		@Override
		public boolean canExecute(Path file) {
			return Files.isExecutable(file);
		}

	};

	/** Nothing is known to be denied: to look only at what there is. */
	Access NOT_LOOKED_AT = new Access() {

		@Override
		public boolean canRead(Path file) {
			return true;
		}

		@Override
		public boolean canWrite(Path file) {
			return true;
		}

		@Override
		public boolean canExecute(Path file) {
			return true;
		}

	};

	/**
	 * Whether a file can be read.
	 * @param file the file
	 * @return false if it can't, or isn't there
	 */
	boolean canRead(Path file);

	/**
	 * Whether a file can be written.
	 * @param file the file
	 * @return false if it can't, or isn't there
	 */
	boolean canWrite(Path file);

	/**
	 * Whether a file can be executed, or a directory entered.
	 * @param file the file
	 * @return false if it can't, or isn't there
	 */
	boolean canExecute(Path file);

	/**
	 * Whether a file can be made in a directory.
	 * @param directory the directory
	 * @return false if it can't
	 */
	default boolean canMakeFileIn(Path directory) {
		return canWrite(directory) && canExecute(directory);
	}

	/**
	 * Whether a directory can be made in a directory.
	 * @param directory the directory
	 * @return false if it can't
	 */
	default boolean canMakeDirectoryIn(Path directory) {
		return canMakeFileIn(directory);
	}

}
