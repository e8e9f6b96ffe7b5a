package io.bootdaemon.daemon;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

import io.bootdaemon.handoff.ControlMessage;
import io.bootdaemon.handoff.ListeningAddress;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.LocalSockets;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.ListeningSockets;
import io.bootdaemon.service.PassedSocket;
import io.bootdaemon.service.PassedSocketException;
import org.jspecify.annotations.Nullable;

/**
 * The socket over which a restart gets the listening socket that is kept, before it stops
 * this daemon or takes its place. Only this daemon's user and root can reach it, and each
 * of them is heard for one short message.
 */
final class ControlSocket {

	private static final Duration PATIENCE = Duration.ofSeconds(ControlMessage.PATIENCE_SECONDS);

	private final Path file;

	private final StateKeeper keeper;

	private final HandOver handOver;

	/**
	 * The control socket of this daemon.
	 * @param file where, in a directory that nobody else can enter
	 * @param keeper says where the socket is, while it is there
	 * @param handOver begins when a successor asks for it
	 */
	ControlSocket(Path file, StateKeeper keeper, HandOver handOver) {
		this.file = file;
		this.keeper = keeper;
		this.handOver = handOver;
	}

	/**
	 * Opens it, on a thread of its own: native code is loaded for it.
	 */
	void open() {
		Thread thread = new Thread(this::serve, "daemon-control-socket");
		thread.setDaemon(true);
		thread.start();
	}

	private void serve() {
		try {
			LocalSockets sockets = KernelLoader.loadLocalSockets();
			Descriptor listening = sockets.listen(this.file);
			this.keeper.update((state) -> state.with(Key.CONTROL_SOCKET, this.file));
			while (true) {
				Descriptor connection = sockets.accept(listening, PATIENCE);
				boolean goesOn = false;
				try {
					goesOn = answer(sockets, connection);
				}
				catch (SystemCallException ex) {
					// It said nothing in time, or didn't wait for the answer
				}
				if (!goesOn) {
					sockets.close(connection);
				}
			}
		}
		catch (KernelUnavailableException | SystemCallException ex) {
			this.keeper.update((state) -> state.with(Key.CONTROL_SOCKET, "none"));
			System.err.println("There is no control socket, so that a restart can't keep the listening socket: "
					+ FailureReason.of(ex) + ".");
		}
	}

	/** Whether the connection goes on after the answer. */
	private boolean answer(LocalSockets sockets, Descriptor connection) throws SystemCallException {
		if (!ControlMessage.isTrusted(sockets.peer(connection).user())) {
			return false;
		}
		LocalSockets.Message request = sockets.receive(connection);
		request.passed().forEach(sockets::close);
		ControlMessage word = ControlMessage.of(request.text()).orElse(ControlMessage.NO);
		Descriptor listening = listening();
		if (listening == null || (word != ControlMessage.SOCKET && word != ControlMessage.HOT)) {
			sockets.send(connection, ControlMessage.NO.text());
			return false;
		}
		if (this.handOver.isUnderWay()) {
			sockets.send(connection, ControlMessage.BUSY.text());
			return false;
		}
		if (word == ControlMessage.HOT) {
			this.handOver.begin(new HotConnection(sockets, connection), listening);
			return true;
		}
		sockets.send(connection, ControlMessage.OK.text(), listening);
		return false;
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
