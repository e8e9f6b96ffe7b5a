package io.bootdaemon.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The content of a file that another user may replace at any moment.
 */
public final class FileContent {

	private FileContent() {
	}

	/**
	 * Reads a file's first bytes and never waits.
	 * @param file the file; a symbolic link is not followed
	 * @param mostBytes how many bytes at most
	 * @return its text
	 * @throws IOException if it can't be read
	 */
	static String read(Path file, int mostBytes) throws IOException {
		try (FileChannel channel = open(file)) {
			ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), mostBytes));
			while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
				continue;
			}
			return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Opens a file and never waits: a FIFO that is opened for reading and writing needs
	 * no other end (fifo(7)), and its size is 0.
	 * @param file the file; a symbolic link is not followed
	 * @return the file, to be read
	 * @throws IOException if it can't be read
	 */
	public static FileChannel open(Path file) throws IOException {
		try {
			return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
		}
		catch (NoSuchFileException ex) {
			throw ex;
		}
		catch (FileSystemException ex) {
			boolean denied = ex instanceof AccessDeniedException;
			if (isOwn(file) || (!denied && Files.getFileStore(file).isReadOnly())) {
				return openUnchanged(file);
			}
			throw ex;
		}
	}

	private static boolean isOwn(Path file) throws IOException {
		return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && FileOwner.isOwnOrRoots(file);
	}

	/** One that may not be written. Nobody but its owner and root should replace it. */
	private static FileChannel openUnchanged(Path file) throws IOException {
		FileId before = FileId.ofEntry(file);
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
		if (!FileId.ofEntry(file).equals(before)) {
			channel.close();
			throw new FileSystemException(file.toString(), null, "it was replaced meanwhile");
		}
		return channel;
	}

}
