package io.bootdaemon.log;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * Whether the log's file system is full. A program goes on then, and what it writes gets
 * lost without a word: that is said in the log, once, when there is room again.
 */
final class FullDisk {

	/** As long as so much is free (statvfs(3), f_bavail), nothing can be full. */
	private static final long PLENTY = 1 << 20;

	private static final int BLOCK = 1 << 12;

	/** It isn't over before so much can be written: or it would begin again at once. */
	private static final int ROOM = 1 << 16;

	/** Whatever System.out is by now. */
	private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

	private final Path directory;

	private @Nullable OffsetDateTime since;

	/**
	 * Of a log.
	 * @param log the log, absolute
	 */
	FullDisk(Path log) {
		this.directory = log.getParent();
	}

	/**
	 * Looks whether it is full, or no longer.
	 * @throws IOException if it can't be said in the log that it was; it will be
	 */
	void look() throws IOException {
		if (this.since == null) {
			this.since = hasRoomFor(BLOCK) ? null : now();
		}
		else if (hasRoomFor(ROOM)) {
			// The first line break ends what may have been cut
			String text = "\nThe log's file system was full from " + this.since + " to " + now()
					+ ": what was written then may be missing\n";
			OUT.write(text.getBytes(StandardCharsets.UTF_8));
			this.since = null;
		}
	}

	private static OffsetDateTime now() {
		return OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS);
	}

	/**
	 * The free space alone doesn't tell: root may use some of what isn't for others, and
	 * ext4 keeps some from root too. So, when there is little, something is written.
	 */
	private boolean hasRoomFor(int bytes) {
		long usable = new File("/proc/self/fd/1").getUsableSpace();
		return usable > PLENTY || canWrite(bytes, usable > 0);
	}

	private boolean canWrite(int bytes, boolean unlessKnown) {
		try {
			Path probe = Files.createTempFile(this.directory, "bootdaemon-", ".probe");
			try (FileChannel file = FileChannel.open(probe, StandardOpenOption.WRITE,
					StandardOpenOption.DELETE_ON_CLOSE)) {
				return file.write(ByteBuffer.allocate(bytes)) == bytes;
			}
		}
		catch (AccessDeniedException | NoSuchFileException ex) {
			// Nothing can be made there, which is no question of room
			return unlessKnown;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
