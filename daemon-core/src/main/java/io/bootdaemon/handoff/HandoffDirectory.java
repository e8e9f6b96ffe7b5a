package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FileOwner;
import org.jspecify.annotations.Nullable;

/**
 * The private directory of the handoff, with the status pipe in it. The original process
 * makes it before anything knows its name; waiter or stage remove it, unless they were
 * killed. Whatever else stands in its place later is left alone.
 */
public final class HandoffDirectory {

	private static final Pattern NAME = Pattern.compile("bootdaemon-[0-9a-f]{16}");

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private static final Path STATUS = Path.of("status");

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final Duration INTERVAL = Duration.ofMillis(50);

	private final Optional<Path> directory;

	/**
	 * The directory itself, whatever its path leads to later; null if it can't be ours.
	 */
	private final @Nullable Object identity;

	private HandoffDirectory(Optional<Path> directory) {
		this.directory = directory;
		this.identity = directory.filter(HandoffDirectory::isOurs).map(HandoffDirectory::identity).orElse(null);
	}

	/** Where nobody has handed anything over. */
	public static HandoffDirectory none() {
		return new HandoffDirectory(Optional.empty());
	}

	/**
	 * One that this process has made.
	 * @param directory its path
	 */
	public static HandoffDirectory of(Path directory) {
		return new HandoffDirectory(Optional.of(directory));
	}

	/** The directory that a state names; {@link #none} if it names none. */
	public static HandoffDirectory of(DaemonState state) {
		return new HandoffDirectory(state.path(Key.HANDOFF));
	}

	/**
	 * The path of one that will be made.
	 * @param parent the directory in which it will be
	 * @return a path that nobody can guess
	 */
	public static Path nameIn(Path parent) {
		return parent.resolve(randomName());
	}

	public static String randomName() {
		byte[] random = new byte[8];
		new SecureRandom().nextBytes(random);
		return "bootdaemon-" + HexFormat.of().formatHex(random);
	}

	/**
	 * Makes one that only its user can enter.
	 * @param directory its path, at which there is nothing yet
	 * @throws IOException if it can't be made
	 */
	public static void make(Path directory) throws IOException {
		Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
		// A umask such as 0777 has taken from them
		Files.setPosixFilePermissions(directory, OWNER_ONLY);
	}

	public Optional<Path> statusPipe() {
		return this.directory.filter(this::isUnchanged).map((path) -> path.resolve(STATUS)).filter(Files::exists);
	}

	/**
	 * Removes it if nobody else does so for a while.
	 */
	public void removeAbandoned() {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (statusPipe().isPresent() && System.nanoTime() < deadline) {
			LockSupport.parkNanos(INTERVAL.toNanos());
		}
		remove();
	}

	public void remove() {
		try {
			Path path = this.directory.filter(this::isUnchanged).orElse(null);
			if (path != null) {
				removeStatusPipe(path);
				Files.deleteIfExists(path);
			}
		}
		catch (NoSuchFileException ex) {
			// The waiter removes it, too, and came first
		}
		catch (IOException ex) {
			System.err.println("The directory " + this + " can't be removed: " + ex);
		}
	}

	/** In the directory that is open, which nobody can exchange. */
	private void removeStatusPipe(Path path) throws IOException {
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, STATUS.toString())) {
			if (entries instanceof SecureDirectoryStream<Path> opened
					&& opened.getFileAttributeView(BasicFileAttributeView.class)
						.readAttributes()
						.fileKey()
						.equals(this.identity)
					&& entries.iterator().hasNext()) {
				opened.deleteFile(STATUS);
			}
		}
	}

	private boolean isUnchanged(Path path) {
		return this.identity != null && this.identity.equals(identity(path));
	}

	private static @Nullable Object identity(Path path) {
		try {
			return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
		}
		catch (IOException ex) {
			// It doesn't exist, or was just removed
			return null;
		}
	}

	/** A state file may be somebody else's work and name any directory. */
	private static boolean isOurs(Path path) {
		try {
			PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			return attributes.isDirectory() && attributes.permissions().equals(OWNER_ONLY)
					&& NAME.matcher(path.getFileName().toString()).matches() && FileOwner.isOwn(path);
		}
		catch (IOException ex) {
			// It doesn't exist, or was just removed
			return false;
		}
	}

	@Override
	public String toString() {
		return "'" + this.directory.map(Path::toString).orElse("") + "'";
	}

}
