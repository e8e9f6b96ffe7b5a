package io.bootdaemon.handoff;

import java.util.Optional;

import io.bootdaemon.process.ProcessStatus;

/**
 * What is said over a daemon's control socket. A message is one packet: the name of the
 * protocol, its version, and a word. Of a restart the daemon is asked for its listening
 * socket ({@link #SOCKET}). In a hot restart it is asked for its lock as well
 * ({@link #HOT}), and the connection stays open between it, the predecessor, and the
 * process that replaces it, the successor.
 */
public enum ControlMessage {

	/** Asks for the listening socket. */
	SOCKET,

	/** Asks for the listening socket and the lock, for a successor. */
	HOT,

	/** The answer that has the descriptors with it. */
	OK,

	/** The answer to what can't be done. */
	NO,

	/** The answer to what can't be done while a hot restart is under way. */
	BUSY,

	/** The successor could serve now, and waits. */
	PREPARED,

	/** The predecessor leaves its files alone from now on. */
	FROZEN,

	/** The files are the successor's, and it serves. */
	COMMIT,

	/** The predecessor accepts no connection any more. */
	SUSPENDED,

	/** The sender has been asked to end. */
	ENDING;

	/** How long either side waits for the other's next message, in seconds. */
	public static final int PATIENCE_SECONDS = 5;

	private static final String PROTOCOL = "boot-daemon";

	private static final int VERSION = 1;

	/**
	 * The message as it is sent.
	 * @return ASCII text
	 */
	public String text() {
		return PROTOCOL + " " + VERSION + " " + name();
	}

	/**
	 * Reads a message.
	 * @param text what was received
	 * @return the message; empty if it is of another version, or none at all
	 */
	public static Optional<ControlMessage> of(String text) {
		for (ControlMessage message : values()) {
			if (message.text().equals(text)) {
				return Optional.of(message);
			}
		}
		return Optional.empty();
	}

	/**
	 * Whether a user is trusted at the other end.
	 * @param user the user id
	 * @return whether it is this process's own, or root's
	 */
	public static boolean isTrusted(long user) {
		return user == 0 || ProcessStatus.current().user().orElse(-1) == user;
	}

}
