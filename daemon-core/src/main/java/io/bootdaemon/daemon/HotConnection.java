package io.bootdaemon.daemon;

import java.time.Duration;
import java.util.Optional;

import io.bootdaemon.handoff.ControlMessage;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.LocalSockets;
import io.bootdaemon.posix.SystemCallException;

/**
 * The connection between predecessor and successor in a hot restart. Its end is a message
 * as well: the other process has died, or given up.
 */
final class HotConnection {

	/** How long one look for a message takes, at most. */
	private static final Duration LOOK = Duration.ofMillis(50);

	private final LocalSockets sockets;

	private final Descriptor descriptor;

	private volatile boolean closed;

	HotConnection(LocalSockets sockets, Descriptor descriptor) throws SystemCallException {
		this.sockets = sockets;
		this.descriptor = descriptor;
		sockets.setPatience(descriptor, LOOK);
	}

	/**
	 * Sends a message. If the other process has gone, that is seen at the next look.
	 * @param message the message
	 * @param passed descriptors that go with it
	 */
	void send(ControlMessage message, Descriptor... passed) {
		try {
			this.sockets.send(this.descriptor, message.text(), passed);
		}
		catch (SystemCallException ex) {
			this.closed = true;
		}
	}

	/**
	 * Looks for a message, for a short time.
	 * @return the message; empty if there is none yet, or there will be none
	 */
	Optional<ControlMessage> look() {
		if (this.closed) {
			return Optional.empty();
		}
		try {
			LocalSockets.Message message = this.sockets.receive(this.descriptor);
			message.passed().forEach(this.sockets::close);
			Optional<ControlMessage> known = ControlMessage.of(message.text());
			this.closed = known.isEmpty();
			return known;
		}
		catch (SystemCallException ex) {
			this.closed = !ex.errorName().equals("EAGAIN");
			return Optional.empty();
		}
	}

	/**
	 * Waits for a message as long as the other process lives.
	 * @return the message; empty if there will be none
	 */
	Optional<ControlMessage> await() {
		Optional<ControlMessage> message = look();
		while (message.isEmpty() && !this.closed) {
			message = look();
		}
		return message;
	}

	/**
	 * Whether the other process has gone.
	 */
	boolean isClosed() {
		return this.closed;
	}

	void close() {
		this.closed = true;
		this.sockets.close(this.descriptor);
	}

}
