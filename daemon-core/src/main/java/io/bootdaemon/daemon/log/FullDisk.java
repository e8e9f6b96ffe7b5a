package io.bootdaemon.daemon.log;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

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

	private final Path directory;

	private final LongSupplier usable;

	private final OutputStream out;

	private @Nullable OffsetDateTime since;

	/**
	 * Of a log.
	 * @param log the log, absolute
	 */
	FullDisk(Path log) {
		// Whatever the log is called, and System.out is, by now
		this(log.getParent(), () -> new File("/proc/self/fd/1").getUsableSpace(),
				new FileOutputStream(FileDescriptor.out));
	}

	FullDisk(Path directory, LongSupplier usable, OutputStream out) {
		this.directory = directory;
		this.usable = usable;
		this.out = out;
	}

	/**
	 * Looks whether it is full, or no longer.
	 * @throws IOException if that can't be known, or not be said in the log; it will be
	 */
	void look() throws IOException {
		if (this.since == null) {
			this.since = hasRoomFor(BLOCK) ? null : now();
		}
		else if (hasRoomFor(ROOM)) {
			// The first line break ends what may have been cut
			String text = "\nThe log's file system was full from " + this.since + " to " + now()
					+ ": what was written then may be missing\n";
			this.out.write(text.getBytes(StandardCharsets.UTF_8));
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
	private boolean hasRoomFor(int bytes) throws IOException {
		long usable = this.usable.getAsLong();
		if (usable > PLENTY) {
			return true;
		}
		Path probe;
		try {
			probe = Files.createTempFile(this.directory, "bootdaemon-", ".probe");
		}
		catch (IOException ex) {
			// No inode, or no right to make one, is no want of room in a file that is
			// there
			return usable > 0;
		}
		try (FileChannel file = FileChannel.open(probe, StandardOpenOption.WRITE)) {
			return canWrite(file, bytes);
		}
		finally {
			Files.deleteIfExists(probe);
		}
	}

	private static boolean canWrite(FileChannel file, int bytes) {
		try {
			return file.write(ByteBuffer.allocate(bytes)) == bytes;
		}
		catch (IOException ex) {
			// No space, or no quota
			return false;
		}
	}

}
