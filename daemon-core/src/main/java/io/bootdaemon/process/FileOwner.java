package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The user id of a file's owner.
 */
public final class FileOwner {

	private FileOwner() {
	}

	/**
	 * Whose file it is.
	 * @param file the file
	 * @param options whether a symbolic link is followed
	 * @return the user id, as the kernel counts: up to 4294967295
	 * @throws IOException if there is no such file
	 */
	public static long of(Path file, LinkOption... options) throws IOException {
		return Integer.toUnsignedLong((Integer) Files.getAttribute(file, "unix:uid", options));
	}

	/**
	 * Whether a file belongs to the user of this process.
	 * @param file the file; a symbolic link isn't followed
	 * @return whether that is so; true where nothing tells the user, without /proc
	 * @throws IOException if there is no such file
	 */
	public static boolean isOwn(Path file) throws IOException {
		long owner = of(file, LinkOption.NOFOLLOW_LINKS);
		return ProcessStatus.current().user().orElse(owner) == owner;
	}

	/**
	 * Whether a file belongs to root or to the user of this process, so that nobody else
	 * has written it.
	 * @param file the file; a symbolic link isn't followed
	 * @return whether that is so; true where nothing tells the user, without /proc
	 * @throws IOException if there is no such file
	 */
	public static boolean isOwnOrRoots(Path file) throws IOException {
		return of(file, LinkOption.NOFOLLOW_LINKS) == 0 || isOwn(file);
	}

}
