package io.bootdaemon.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that hold a lock as a daemon's processes do. Theirs is a shared one, as they
 * aren't children of one another.
 */
public final class Locks {

	private Locks() {
	}

	/**
	 * A command that takes the lock of a file and then becomes another one.
	 */
	public static List<String> holding(Path lock, List<String> command) {
		List<String> words = new ArrayList<>(
				List.of("sh", "-c", "umask 077 && exec 9>>\"$0\" && flock -s 9 && exec \"$@\"", lock.toString()));
		words.addAll(command);
		return words;
	}

	public static boolean hasBecome(long pid, List<String> command) {
		try {
			return ProcessCommand.words(pid).equals(command);
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * The mark of a daemon, whose lock is made.
	 */
	public static DaemonMark mark(Path pidFile) {
		try {
			Path lock = DaemonFiles.of(pidFile, DaemonFiles.NOWHERE).lockFile();
			if (!Files.exists(lock)) {
				Files.createFile(lock,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			}
			return new DaemonMark(pidFile, FileId.of(lock));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
