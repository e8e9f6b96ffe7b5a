package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import io.bootdaemon.handoff.HandoffDirectory;

/**
 * Tries to create a file in a directory: only the kernel knows whether that works, as
 * permissions are one reason of many.
 */
final class TrialFile {

	private TrialFile() {
	}

	/**
	 * Makes a file of a random name and removes it at once. It is opened only once, when
	 * it is made: the directory may be somebody else's, who exchanges it for a link.
	 * @param directory the directory; where it isn't there, the nearest one above it
	 * @param access what is allowed beyond what the kernel says now
	 * @param content what is written to it, perhaps nothing
	 * @throws IOException with the kernel's reason
	 */
	static void makeAndRemove(Path directory, Access access, String content) throws IOException {
		Path existing = ExistingPath.of(directory);
		if (access.open().contains(existing)) {
			return;
		}
		Path file = existing.resolve("." + HandoffDirectory.randomName());
		try (SeekableByteChannel made = Files.newByteChannel(file,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
			Files.delete(file);
			made.write(ByteBuffer.wrap(content.getBytes()));
		}
	}

}
