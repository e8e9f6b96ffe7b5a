package io.bootdaemon.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.launch.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The place of a control script. What isn't one of ours stays there untouched.
 */
final class ScriptFile {

	/** By this line, among its first ones, a script is known to be ours. */
	static final String MARK = "# Control script, written by Boot Daemon. Don't edit: it is replaced as a whole.";

	private static final int FIRST_LINES = 1024;

	private static final Set<PosixFilePermission> EXECUTABLE_FOR_ALL = PosixFilePermissions.fromString("rwxr-xr-x");

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private final Path file;

	ScriptFile(Path file) {
		this.file = file;
	}

	/** All of it, or nothing. */
	void write(String text) throws LaunchException {
		String obstacle = obstacle();
		if (obstacle != null) {
			throw refused(obstacle, "Name another file, or remove it.", null);
		}
		try {
			Path temporary = Files.createTempFile(this.file.getParent(), ".control-script.", ".new",
					PosixFilePermissions.asFileAttribute(OWNER_ONLY));
			try {
				Files.write(temporary, ByteString.toBytes(text), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
				// Whatever the umask, and only when it is complete
				Files.setPosixFilePermissions(temporary, EXECUTABLE_FOR_ALL);
				Files.move(temporary, this.file, StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(temporary);
			}
		}
		catch (IOException ex) {
			throw refused(Reason.of(ex), "Name a file in a directory of your own: '--install-script=FILE'.", ex);
		}
	}

	/** What is there and may not be replaced; null if nothing is. */
	private @Nullable String obstacle() {
		if (Files.isSymbolicLink(this.file)) {
			return "it is a symbolic link";
		}
		if (this.file.getFileName() == null || Files.isDirectory(this.file)) {
			return "it is a directory";
		}
		if (!Files.exists(this.file, LinkOption.NOFOLLOW_LINKS)) {
			return null;
		}
		if (!Files.isRegularFile(this.file, LinkOption.NOFOLLOW_LINKS)) {
			return "it is no regular file";
		}
		try (InputStream in = Files.newInputStream(this.file, LinkOption.NOFOLLOW_LINKS)) {
			boolean ours = ByteString.of(in.readNBytes(FIRST_LINES)).lines().anyMatch(MARK::equals);
			return ours ? null : "it is there already and is no control script";
		}
		catch (IOException ex) {
			return "it is there already and can't be read: " + Reason.of(ex);
		}
	}

	private LaunchException refused(String reason, String action, @Nullable Throwable cause) {
		String description = "The control script '" + this.file + "' can't be written: " + reason + ".";
		return (cause != null) ? new LaunchException(ExitStatus.CANNOT_CREATE, description, action, cause)
				: new LaunchException(ExitStatus.CANNOT_CREATE, description, action);
	}

}
