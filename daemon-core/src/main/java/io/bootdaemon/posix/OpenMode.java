package io.bootdaemon.posix;

/**
 * How {@link Kernel#open} opens a file: always without following a symbolic link in the
 * last component, never as a controlling terminal, closed on exec.
 */
public enum OpenMode {

	/**
	 * Read and write, made if it isn't there.
	 */
	READ_WRITE_CREATE,

	/**
	 * Read and write, of a file that is there.
	 */
	READ_WRITE,

	/**
	 * Write only, each write at the end, made if it isn't there. A FIFO without a reader
	 * fails instead of waiting for one (O_NONBLOCK).
	 */
	APPEND_CREATE,

	/**
	 * The same, of a file that is there.
	 */
	APPEND,

	/**
	 * The same, of a file that may not be there, nor a link (O_EXCL).
	 */
	APPEND_NEW,

	/**
	 * A directory that is there (O_DIRECTORY), to look at it and to give it away.
	 */
	DIRECTORY;

	/**
	 * Whether it makes the file if it isn't there.
	 * @return false if the file has to be there
	 */
	public boolean creates() {
		return this == READ_WRITE_CREATE || this == APPEND_CREATE || this == APPEND_NEW;
	}

}
