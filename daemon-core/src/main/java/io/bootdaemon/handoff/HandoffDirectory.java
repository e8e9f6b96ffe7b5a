package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessStatus;
import org.jspecify.annotations.Nullable;

/**
 * The private directory of the handoff, with the status pipe in it. The original process
 * makes it before anything knows its name; waiter or stage remove it, unless they were
 * killed. Whatever else stands in its place later is left alone.
 */
public final class HandoffDirectory {

	private static final Pattern NAME = Pattern.compile("bootdaemon-[0-9a-f]{16}");

	private static final int PERMISSIONS = 0777;

	private static final int OWNER_ONLY = 0700;

	private static final Path STATUS = Path.of("status");

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final Duration INTERVAL = Duration.ofMillis(50);

	private final Optional<Path> directory;

	/** The directory itself, whatever is found by its name later. */
	private final @Nullable Object key;

	private HandoffDirectory(Optional<Path> directory) {
		this.directory = directory;
		this.key = directory.map(HandoffDirectory::key).orElse(null);
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

	/** A state that names none belongs to no handoff. */
	public static HandoffDirectory of(DaemonState state) {
		return new HandoffDirectory(state.get(Key.HANDOFF).map(Path::of).filter(Path::isAbsolute));
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
		Files.createDirectory(directory,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
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
						.equals(this.key)
					&& entries.iterator().hasNext()) {
				opened.deleteFile(STATUS);
			}
		}
	}

	private boolean isUnchanged(Path path) {
		return this.key != null && this.key.equals(key(path));
	}

	/**
	 * The identity of a directory that can be one of ours; null if it can't be. A state
	 * file may be somebody else's work and name any directory.
	 */
	private static @Nullable Object key(Path path) {
		try {
			Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,uid,isDirectory,fileKey",
					LinkOption.NOFOLLOW_LINKS);
			long owner = (Integer) attributes.get("uid");
			boolean own = attributes.get("isDirectory").equals(true)
					&& ((Integer) attributes.get("mode") & PERMISSIONS) == OWNER_ONLY
					&& owner == ProcessStatus.current().user().orElse(owner);
			return (own && NAME.matcher(path.getFileName().toString()).matches()) ? attributes.get("fileKey") : null;
		}
		catch (IOException ex) {
			// It doesn't exist, or was just removed
			return null;
		}
	}

	@Override
	public String toString() {
		return "'" + this.directory.map(Path::toString).orElse("") + "'";
	}

}
