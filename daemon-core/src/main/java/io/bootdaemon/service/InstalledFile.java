package io.bootdaemon.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.process.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * A place at which a generated file is installed. A file there that isn't one of ours
 * stays untouched.
 *
 * @param file where, absolute; not a symbolic link
 * @param kind what it is, in words, such as {@code control script}
 * @param mark a text in one of its first lines, by which one is known to be ours
 * @param owner gives of such a text whose it is, in words that mean the same in all of
 * them; empty if nobody's in particular
 * @param remedy what to do if it can't be written, one sentence
 */
public record InstalledFile(Path file, String kind, String mark, Function<String, Optional<String>> owner,
		String remedy) {

	private static final int FIRST_LINES = 2048;

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	/**
	 * Writes it in one step, all of it or nothing. What is there already is replaced if
	 * it is one of ours, and left as it is if not.
	 * @param text a byte string
	 * @param permissions its mode, such as {@code rw-r--r--}, whatever the umask
	 * @throws LaunchException if something else is there, or it can't be written (73)
	 */
	public void write(String text, String permissions) throws LaunchException {
		String obstacle = obstacle(text);
		if (obstacle != null) {
			throw refused(obstacle, "Remove it, or choose another name.", null);
		}
		try {
			Path temporary = Files.createTempFile(this.file.getParent(), ".boot-daemon.", ".new",
					PosixFilePermissions.asFileAttribute(OWNER_ONLY));
			try {
				Files.write(temporary, ByteString.toBytes(text), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
				// Independent of the umask, and only when the file is complete
				Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(permissions));
				Files.move(temporary, this.file, StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(temporary);
			}
		}
		catch (IOException ex) {
			throw refused(FailureReason.of(ex), this.remedy, ex);
		}
	}

	/** What is there and may not be replaced; null if nothing is. */
	private @Nullable String obstacle(String text) {
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
			String there = ByteString.of(in.readNBytes(FIRST_LINES));
			if (there.lines().noneMatch((line) -> line.contains(this.mark))) {
				return "it is there already and is no " + this.kind + " of ours";
			}
			Optional<String> theirs = this.owner.apply(there);
			return (theirs.isEmpty() || theirs.equals(this.owner.apply(first(text)))) ? null
					: "it is that of " + ByteString.toText(theirs.get());
		}
		catch (IOException ex) {
			return "it is there already and can't be read: " + FailureReason.of(ex);
		}
	}

	/** As much as is read of what is there, so that both are cut off alike. */
	private static String first(String text) {
		return text.substring(0, Math.min(text.length(), FIRST_LINES));
	}

	private LaunchException refused(String reason, String action, @Nullable Throwable cause) {
		String description = "The " + this.kind + " '" + this.file + "' can't be written: " + reason + ".";
		return new LaunchException(ExitStatus.CANNOT_CREATE, description, action, cause);
	}

}
