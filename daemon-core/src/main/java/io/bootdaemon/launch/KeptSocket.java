package io.bootdaemon.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.CallerEnvironment;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.ListeningAddress;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.ListeningSockets;
import org.jspecify.annotations.Nullable;

/**
 * The listening socket that outlives the daemon's JVM. The original process opens it as a
 * web server would, before it gives up the rights of root.
 *
 * @param descriptor its descriptor in this process
 * @param address where it listens
 * @param channel what owns the descriptor; null if a former process has left it here
 */
record KeptSocket(Descriptor descriptor, InetSocketAddress address, @Nullable ServerSocketChannel channel) {

	private static final String IPV4_ONLY = "-Djava.net.preferIPv4Stack=true";

	/** Ports below this one are root's, ip(7). */
	private static final Path FIRST_UNPRIVILEGED = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");

	private static final int DEFAULT_FIRST_UNPRIVILEGED = 1024;

	private static final int DIGITS = 16;

	/**
	 * Opens the socket.
	 * @param wanted where
	 * @param plan the launch for which it is
	 * @throws LaunchException if that can't be: 1 if the port is in use, 77 if it is
	 * root's, 78 if this machine has no such address
	 */
	static KeptSocket open(ListeningAddress wanted, LaunchPlan plan) throws LaunchException {
		ServerSocketChannel channel = null;
		try {
			// The daemon's JVM would have no socket for both families then
			channel = plan.options().jvmOptions().contains(IPV4_ONLY)
					? ServerSocketChannel.open(StandardProtocolFamily.INET) : ServerSocketChannel.open();
			channel.bind(wanted.socket(), wanted.backlog());
			ListeningAddress opened = new ListeningAddress((InetSocketAddress) channel.getLocalAddress(),
					wanted.backlog(), wanted.key());
			OptionalInt number = ListeningSockets.now().descriptorAt(opened::isServedBy);
			if (number.isEmpty()) {
				throw new IOException("/proc doesn't show it");
			}
			return new KeptSocket(new Descriptor(number.getAsInt()), opened.socket(), channel);
		}
		catch (IOException ex) {
			close(channel);
			throw failure(wanted, ex);
		}
	}

	/**
	 * The descriptor that a restart has left to this process.
	 * @return the descriptor, of which nothing is known yet; null if there is none
	 */
	static @Nullable Descriptor inherited() {
		String number = System.getenv(CallerEnvironment.KEPT_SOCKET);
		return (number != null && number.matches("[0-9]{1,6}")) ? new Descriptor(Integer.parseInt(number)) : null;
	}

	/**
	 * A socket that this process has from another one.
	 * @param descriptor its descriptor
	 * @return the socket; empty if it is none that listens
	 */
	static Optional<KeptSocket> of(Descriptor descriptor) {
		try {
			return Optional.ofNullable(ListeningSockets.now().addressOf(descriptor.number()))
				.map((address) -> new KeptSocket(descriptor, address, null));
		}
		catch (IOException ex) {
			// Without /proc nothing proves it
			return Optional.empty();
		}
	}

	/**
	 * Closes it, if this process has opened it.
	 */
	void close() {
		close(this.channel);
	}

	private static void close(@Nullable ServerSocketChannel channel) {
		try {
			if (channel != null) {
				channel.close();
			}
		}
		catch (IOException ex) {
			// This process ends soon
			throw new IllegalStateException(ex);
		}
	}

	private static LaunchException failure(ListeningAddress wanted, Exception cause) {
		int port = wanted.socket().getPort();
		String what = "The socket of the web server, " + wanted + ", can't be opened: ";
		String start = "Start the daemon without 'daemon.keep-socket'.";
		try {
			if (ListeningSockets.now().isUsed(port)) {
				return new LaunchException(ExitStatus.FAILED, what + "another process listens on port " + port + ".",
						"End that process, or set '" + wanted.key() + "' to a free port.", cause);
			}
			if (port > 0 && port < firstUnprivileged()) {
				return new LaunchException(ExitStatus.NO_PERMISSION,
						what + "only root may listen on port " + port + ".",
						"Start it as root, with 'daemon.user' set to another user, or set '" + wanted.key()
								+ "' to a port from " + firstUnprivileged() + " on.",
						cause);
			}
			if (!wanted.socket().getAddress().isAnyLocalAddress()
					&& NetworkInterface.getByInetAddress(wanted.socket().getAddress()) == null) {
				return new LaunchException(ExitStatus.CONFIGURATION, what + "this machine has no such address.",
						"Set 'server.address' to an address of this machine, or leave it out.", cause);
			}
			return new LaunchException(ExitStatus.FAILED, what + FailureReason.of(cause) + ".", start, cause);
		}
		catch (IOException ex) {
			return new LaunchException(ExitStatus.UNAVAILABLE, what + FailureReason.of(ex) + ".", start, ex);
		}
	}

	private static int firstUnprivileged() throws IOException {
		if (!Files.exists(FIRST_UNPRIVILEGED)) {
			return DEFAULT_FIRST_UNPRIVILEGED;
		}
		// Files.readString reads one byte first, and a second read of this file finds its
		// end
		try (InputStream content = Files.newInputStream(FIRST_UNPRIVILEGED)) {
			return Integer.parseInt(new String(content.readNBytes(DIGITS), StandardCharsets.US_ASCII).strip());
		}
	}

}
