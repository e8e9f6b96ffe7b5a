package io.bootdaemon.handoff;

import java.nio.file.Path;
import java.util.Optional;

import io.bootdaemon.process.ProcessStatus;

/**
 * What is said over a daemon's control socket. A message is one packet: the name of the
 * protocol, its version, and a word.
 */
public enum ControlMessage {

	/** Asks for the listening socket. */
	SOCKET,

	/** The answer that has a descriptor with it. */
	OK,

	/** The answer to what can't be done. */
	NO;

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
	 * The control socket of the daemon with a PID file.
	 * @param pidFile the PID file
	 * @return the path of the socket, in a directory of its own
	 */
	public static Path socket(Path pidFile) {
		return pidFile.resolveSibling(pidFile.getFileName() + ".control").resolve("socket");
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
