package io.bootdaemon.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A lock (flock(2)) that a process holds. It is seen in /proc/PID/fdinfo (proc(5)), and
 * not by trying to take it, as that would make a start at the same moment fail.
 *
 * @param file the file that is locked, whatever is at its path now
 * @param path the path of that file; empty if the file was removed
 */
public record HeldLock(FileId file, Optional<Path> path) {

	/**
	 * As which the lock is open in the stage and in the daemon: stage.sh and identity.sh
	 * know it too.
	 */
	public static final int DESCRIPTOR = 9;

	/**
	 * A system that shows no locks anywhere, such as a sandbox, doesn't show them there.
	 */
	private static final File LOCKS = new File("/proc/locks");

	/** A regular file, rw-------. */
	private static final int MODE = 0100600;

	private static final String REMOVED = " (deleted)";

	/**
	 * The lock that a process holds as {@link #DESCRIPTOR}.
	 * @param pid its id
	 * @return the lock; empty if it holds none, or is gone
	 * @throws AccessDeniedException if this process may not look at that one
	 */
	public static Optional<HeldLock> of(long pid) throws AccessDeniedException {
		return of(Path.of("/proc/" + pid));
	}

	/**
	 * The lock that this process holds as {@link #DESCRIPTOR}.
	 * @return the lock; empty if it holds none, or where there is no /proc
	 */
	static Optional<HeldLock> ofThisProcess() {
		try {
			return of(Path.of("/proc/self"));
		}
		catch (AccessDeniedException ex) {
			// A process may always look at itself, where it may look at any
			return Optional.empty();
		}
	}

	private static Optional<HeldLock> of(Path process) throws AccessDeniedException {
		String number = Integer.toString(DESCRIPTOR);
		try {
			Path descriptor = process.resolve("fd/" + number);
			if (!isLocked(process.resolve("fdinfo/" + number)) || !isOwn(process, descriptor)) {
				return Optional.empty();
			}
			Path path = Files.readSymbolicLink(descriptor);
			return Optional.of(new HeldLock(FileId.of(descriptor),
					path.toString().endsWith(REMOVED) ? Optional.empty() : Optional.of(path)));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (AccessDeniedException ex) {
			throw ex;
		}
		catch (IOException ex) {
			// The process has ended meanwhile
			return Optional.empty();
		}
	}

	/**
	 * Whether only root or the process's own user can have made the file, and nobody else
	 * can lock it: a set-user-ID program holds whatever lock its caller has given it.
	 */
	private static boolean isOwn(Path process, Path descriptor) throws IOException {
		Map<String, Object> attributes = Files.readAttributes(descriptor, "unix:mode,nlink,uid");
		long owner = Integer.toUnsignedLong((Integer) attributes.get("uid"));
		return (Integer) attributes.get("mode") == MODE && ((Number) attributes.get("nlink")).longValue() <= 1
				&& (owner == 0 || ProcessStatus.of(process).onlyUser().equals(OptionalLong.of(owner)));
	}

	/**
	 * The processes that hold the lock of a file, by whatever descriptor.
	 * @param file the lock file; need not exist
	 * @return their ids; of those that this process may look at
	 */
	public static List<Long> holders(Path file) {
		List<Long> holders = new ArrayList<>();
		try {
			FileId id = FileId.ofEntry(file);
			for (long pid : Processes.all()) {
				if (holds(Path.of("/proc/" + pid), id)) {
					holders.add(pid);
				}
			}
		}
		catch (IOException ex) {
			// No such file, so nobody holds its lock
			return holders;
		}
		return holders;
	}

	private static boolean holds(Path process, FileId file) {
		try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
			for (Path descriptor : descriptors) {
				if (isOpen(descriptor, file) && isLocked(process.resolve("fdinfo").resolve(descriptor.getFileName()))) {
					return true;
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// It belongs to another user, or has ended meanwhile
			return false;
		}
		return false;
	}

	private static boolean isOpen(Path descriptor, FileId file) {
		try {
			return FileId.of(descriptor).equals(file);
		}
		catch (IOException ex) {
			// It was closed meanwhile; the others still count
			return false;
		}
	}

	/**
	 * A line of it is, for instance, "lock: 1: FLOCK ADVISORY WRITE 42 fe:00:7 0 EOF".
	 */
	private static boolean isLocked(Path information) throws IOException {
		if (!Files.exists(information, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(information.getParent())) {
			return false;
		}
		return Files.readString(information, StandardCharsets.ISO_8859_1)
			.lines()
			.anyMatch((line) -> line.startsWith("lock:") && line.contains("FLOCK")) || !LOCKS.exists();
	}

}
