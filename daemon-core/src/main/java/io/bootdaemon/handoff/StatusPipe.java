package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import io.bootdaemon.process.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * The named pipe (fifo(7)) to the waiter. Opened for reading too, so that opening it
 * never blocks and writing never fails when the waiter is gone. Each line is one write,
 * under PIPE_BUF, so that none is mixed with those of the stage.
 */
public final class StatusPipe implements AutoCloseable {

	private static final int LONGEST_LINE = 2000;

	private final @Nullable FileChannel channel;

	private StatusPipe(@Nullable FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Opens the pipe.
	 * @param pipe its place; empty if nobody listens any more, then it swallows all
	 */
	public static StatusPipe open(Optional<Path> pipe) throws IOException {
		return new StatusPipe(pipe.isEmpty() ? null : FileChannel.open(pipe.get(), StandardOpenOption.READ,
				StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
	}

	public void write(Word word, String text) throws IOException {
		byte[] bytes = (word + " " + PrintableText.line(text)).getBytes(StandardCharsets.UTF_8);
		int length = Math.min(bytes.length, LONGEST_LINE);
		ByteBuffer line = ByteBuffer.allocate(length + 1).put(bytes, 0, length).put((byte) '\n').flip();
		while (this.channel != null && line.hasRemaining()) {
			this.channel.write(line);
		}
	}

	@Override
	public void close() throws IOException {
		if (this.channel != null) {
			this.channel.close();
		}
	}

	/**
	 * What a line begins with: the daemon's part of the protocol, which waiter.sh reads.
	 */
	public enum Word {

		/** How far the start is: progress. */
		PHASE,

		/** A line of the exception and its causes. */
		CAUSE,

		/** A line of a failure analysis, which tells more than the causes. */
		FAILURE,

		/** The daemon is ready. */
		READY

	}

}
