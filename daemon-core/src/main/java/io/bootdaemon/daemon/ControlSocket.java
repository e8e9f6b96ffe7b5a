package io.bootdaemon.daemon;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.bootdaemon.handoff.ControlMessage;
import io.bootdaemon.handoff.ListeningAddress;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.LocalSockets;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.FileOwner;
import io.bootdaemon.process.ListeningSockets;
import io.bootdaemon.service.PassedSocket;
import io.bootdaemon.service.PassedSocketException;
import org.jspecify.annotations.Nullable;

/**
 * The socket over which a restart gets the listening socket that is kept, before it stops
 * this daemon. Only this daemon's user and root can reach it, and each of them is heard
 * for one short message.
 */
final class ControlSocket {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private static final Duration PATIENCE = Duration.ofSeconds(ControlMessage.PATIENCE_SECONDS);

	private final Path file;

	private final StateKeeper keeper;

	private volatile boolean open;

	/**
	 * The control socket of this daemon.
	 * @param pidFile the PID file, where it was made
	 * @param keeper says where the socket is, while it is there
	 */
	ControlSocket(Path pidFile, StateKeeper keeper) {
		this.file = ControlMessage.socket(pidFile);
		this.keeper = keeper;
	}

	/**
	 * Opens it, on a thread of its own: native code is loaded for it.
	 */
	void open() {
		Thread thread = new Thread(this::serve, "daemon-control-socket");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Removes it, as this JVM ends.
	 */
	void remove() {
		if (this.open) {
			try {
				Files.deleteIfExists(this.file);
				Files.deleteIfExists(this.file.getParent());
			}
			catch (IOException ex) {
				System.err.println("The control socket '" + this.file + "' can't be removed: " + FailureReason.of(ex));
			}
		}
	}

	private void serve() {
		try {
			LocalSockets sockets = KernelLoader.loadLocalSockets();
			makeDirectory();
			this.open = true;
			Descriptor listening = sockets.listen(this.file);
			this.keeper.update((state) -> state.with(Key.CONTROL_SOCKET, this.file));
			while (true) {
				Descriptor connection = sockets.accept(listening, PATIENCE);
				try {
					answer(sockets, connection);
				}
				catch (SystemCallException ex) {
					// It said nothing in time, or didn't wait for the answer
				}
				finally {
					sockets.close(connection);
				}
			}
		}
		catch (IOException | KernelUnavailableException | SystemCallException ex) {
			this.keeper.update((state) -> state.with(Key.CONTROL_SOCKET, "none"));
			System.err.println("There is no control socket, so that a restart can't keep the listening socket: "
					+ FailureReason.of(ex) + ".");
		}
	}

	/** What a daemon that was killed has left there is removed. */
	private void makeDirectory() throws IOException {
		Path directory = this.file.getParent();
		try {
			Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
		}
		catch (FileAlreadyExistsException ex) {
			if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) || !FileOwner.isOwn(directory)) {
				throw ex;
			}
			Files.setPosixFilePermissions(directory, OWNER_ONLY);
			Files.deleteIfExists(this.file);
		}
	}

	private static void answer(LocalSockets sockets, Descriptor connection) throws SystemCallException {
		if (!ControlMessage.isTrusted(sockets.peer(connection).user())) {
			return;
		}
		LocalSockets.Message request = sockets.receive(connection);
		request.passed().forEach(sockets::close);
		Descriptor listening = listening();
		if (listening != null && ControlMessage.of(request.text()).equals(Optional.of(ControlMessage.SOCKET))) {
			sockets.send(connection, ControlMessage.OK.text(), listening);
		}
		else {
			sockets.send(connection, ControlMessage.NO.text());
		}
	}

	/** The one that the web server has. */
	private static @Nullable Descriptor listening() {
		try {
			ServerSocketChannel channel = PassedSocket.take().orElse(null);
			if (channel == null) {
				return null;
			}
			ListeningAddress address = new ListeningAddress((InetSocketAddress) channel.getLocalAddress(), 0, "");
			OptionalInt number = ListeningSockets.now().descriptorAt(address::isServedBy);
			return number.isPresent() ? new Descriptor(number.getAsInt()) : null;
		}
		catch (IOException | PassedSocketException ex) {
			// It is closed: there is nothing to keep
			return null;
		}
	}

}
