package io.bootdaemon.daemon.log;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.bootdaemon.process.FileContent;
import io.bootdaemon.process.OpenFiles;

/**
 * Compresses rotated logs, each one when nothing can write to it any more. A file that
 * has its final name is complete, even after a crash.
 */
final class LogCompression {

	/**
	 * A write that was under way when its descriptor became another file's is still done,
	 * though no process seems to have the file open.
	 */
	private static final Duration REST = Duration.ofSeconds(1);

	private static final int BUFFER = 1 << 16;

	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private final LogHistory history;

	private final Path log;

	private final BooleanSupplier owner;

	private Path unfinished;

	/**
	 * A compression.
	 * @param owner whether this JVM is the one that compresses now: in a hot restart two
	 * have this log, and of two that compress a file, one could put half of it in its
	 * place
	 */
	LogCompression(Path log, LogHistory history, BooleanSupplier owner) {
		this.owner = owner;
		this.history = history;
		this.log = log;
		this.unfinished = unfinished();
	}

	/** The first such name that no other user has taken. */
	private Path unfinished() {
		return Stream.iterate(this.log + ".gz.tmp", (name) -> name + ".tmp")
			.map(Path::of)
			.filter((file) -> !LogHistory.isAnothers(file))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Removes what a JVM that was killed has left, then compresses what can be; the rest
	 * is left to the next time.
	 * @throws IOException if there is no room, or no right to do so
	 */
	void compress() throws IOException {
		if (!this.owner.getAsBoolean()) {
			return;
		}
		this.unfinished = unfinished();
		Files.deleteIfExists(this.unfinished);
		for (Path file : this.history.uncompressed()) {
			try {
				compress(file);
			}
			finally {
				if (this.owner.getAsBoolean()) {
					Files.deleteIfExists(this.unfinished);
				}
			}
		}
	}

	private void compress(Path file) throws IOException {
		PosixFileAttributes original;
		synchronized (this.history) {
			if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
				return;
			}
			original = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		}
		// Not in the monitor: to look at all processes takes long, and a full log waits
		// for it
		if (!isAtRest(file, original)) {
			return;
		}
		FileChannel in;
		synchronized (this.history) {
			// Another file may have this name by now, and still be written to
			if (!LogHistory.isUnchanged(file, original)) {
				return;
			}
			in = FileContent.open(file);
		}
		// Open until it is replaced: so no other file can become the same (device, inode)
		try (in) {
			copy(in, original);
			if (this.owner.getAsBoolean()) {
				this.history.replace(original, this.unfinished);
			}
		}
	}

	private static boolean isAtRest(Path file, BasicFileAttributes attributes) {
		return attributes.lastModifiedTime().toInstant().isBefore(Instant.now().minus(REST))
				&& OpenFiles.holders(file).isEmpty();
	}

	private void copy(FileChannel in, PosixFileAttributes original) throws IOException {
		try (FileChannel file = FileChannel.open(this.unfinished,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY);
				GZIPOutputStream out = new GZIPOutputStream(Channels.newOutputStream(file), BUFFER)) {
			// As much as there was. So nothing is waited for, whatever has taken its
			// place
			long moved = 1;
			for (long at = 0; moved > 0; at += moved) {
				moved = in.transferTo(at, original.size() - at, Channels.newChannel(out));
			}
			out.finish();
			PosixFileAttributeView view = Files.getFileAttributeView(this.unfinished, PosixFileAttributeView.class,
					LinkOption.NOFOLLOW_LINKS);
			view.setPermissions(original.permissions());
			view.setTimes(original.lastModifiedTime(), null, null);
			file.force(true);
		}
	}

}
