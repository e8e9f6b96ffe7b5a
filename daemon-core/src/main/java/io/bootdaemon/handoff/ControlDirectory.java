package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import io.bootdaemon.process.FileOwner;

/**
 * The private directory of a daemon that keeps its listening socket, beside its PID file.
 * In it are the control socket, and a link to the directory of the PID file. This JVM
 * removes its PID file at its end by the path through that link: the JDK can't take
 * {@link java.io.File#deleteOnExit()} back, but without the link nothing is removed.
 *
 * @param path the directory
 * @param pidFile the PID file of the daemon
 */
public record ControlDirectory(Path path, Path pidFile) {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private static final String INFIX = ".control.";

	/**
	 * The directory of a process.
	 * @param pidFile the PID file of the daemon
	 * @param pid the process
	 * @return the directory, which need not be there
	 */
	public static ControlDirectory of(Path pidFile, long pid) {
		return new ControlDirectory(pidFile.resolveSibling(pidFile.getFileName() + INFIX + pid), pidFile);
	}

	/**
	 * Whether a file is such a directory, of whatever process.
	 * @param pidFile the PID file of the daemon
	 * @param file the file
	 * @return whether its name is that of one
	 */
	static boolean isOne(Path pidFile, Path file) {
		return file.getFileName().toString().matches("\\Q" + pidFile.getFileName() + INFIX + "\\E[0-9]+");
	}

	/**
	 * The control socket.
	 * @return its path
	 */
	public Path socket() {
		return this.path.resolve("socket");
	}

	private Path link() {
		return this.path.resolve("files");
	}

	/**
	 * Makes the directory. It and what is in it are removed when this JVM ends. What a
	 * process of the same number has left is removed at once.
	 * @throws IOException if it can't be made, or is somebody else's
	 */
	public void make() throws IOException {
		try {
			Files.createDirectory(this.path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
		}
		catch (FileAlreadyExistsException ex) {
			if (!Files.isDirectory(this.path, LinkOption.NOFOLLOW_LINKS) || !FileOwner.isOwn(this.path)) {
				throw ex;
			}
			Files.setPosixFilePermissions(this.path, OWNER_ONLY);
			removeContent();
		}
		// The last one that is named is removed first
		this.path.toFile().deleteOnExit();
		socket().toFile().deleteOnExit();
		link().toFile().deleteOnExit();
		link().resolve(this.pidFile.getFileName()).toFile().deleteOnExit();
	}

	/**
	 * Lets this JVM remove the PID file at its end.
	 * @throws IOException if the link can't be made
	 */
	public void claimPidFile() throws IOException {
		Files.createSymbolicLink(link(), Path.of(".."));
	}

	/**
	 * Leaves the PID file to another process.
	 * @throws IOException if the link can't be removed
	 */
	public void releasePidFile() throws IOException {
		Files.deleteIfExists(link());
	}

	/**
	 * Removes the directories of all other processes of the same daemon, which have been
	 * killed.
	 * @throws IOException if one can't be removed
	 */
	public void removeOthers() throws IOException {
		try (DirectoryStream<Path> left = Files.newDirectoryStream(this.pidFile.getParent(),
				(path) -> isOne(this.pidFile, path) && !path.equals(this.path))) {
			for (Path path : left) {
				if (FileOwner.isOwn(path)) {
					new ControlDirectory(path, this.pidFile).remove();
				}
			}
		}
	}

	/**
	 * Removes the directory of a process that has ended.
	 * @throws IOException if it can't be removed
	 */
	public void remove() throws IOException {
		if (Files.isDirectory(this.path, LinkOption.NOFOLLOW_LINKS)) {
			removeContent();
			Files.delete(this.path);
		}
	}

	private void removeContent() throws IOException {
		Files.deleteIfExists(socket());
		Files.deleteIfExists(link());
	}

}
