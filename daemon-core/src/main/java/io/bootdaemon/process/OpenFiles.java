package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes that have a file open. This shows that a lock is held without taking it,
 * which would make a start at the same moment fail.
 */
public final class OpenFiles {

	private OpenFiles() {
	}

	/**
	 * The processes that have a file open.
	 * @param file the file; need not exist
	 * @return their ids; those of other users are seen by root only
	 */
	public static List<Long> holders(Path file) {
		List<Long> holders = new ArrayList<>();
		try {
			Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
			try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
				for (Path process : processes) {
					if (hasOpen(process, real)) {
						holders.add(Long.valueOf(process.getFileName().toString()));
					}
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// No such directory, or no /proc: nothing is known to be open
			return holders;
		}
		return holders;
	}

	private static boolean hasOpen(Path process, Path file) {
		try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
			for (Path descriptor : descriptors) {
				if (refersTo(descriptor, file)) {
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

	private static boolean refersTo(Path descriptor, Path file) {
		try {
			return Files.readSymbolicLink(descriptor).equals(file);
		}
		catch (IOException ex) {
			// It was closed meanwhile; the others still count
			return false;
		}
	}

}
