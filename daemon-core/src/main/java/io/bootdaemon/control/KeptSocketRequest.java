package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.handoff.ControlMessage;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.LocalSockets;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.ListeningSockets;
import io.bootdaemon.process.ProcessIdentity;

/**
 * Asks a running daemon for its listening socket. While this process has it, connections
 * wait there, though the daemon has ended.
 */
public final class KeptSocketRequest {

	private static final Duration OPENING = Duration.ofSeconds(10);

	private KeptSocketRequest() {
	}

	/**
	 * Gets the socket of a daemon that keeps one.
	 * @param target which daemon
	 * @param terminal where it is said if the daemon doesn't give it
	 * @return the socket, a descriptor of this process; empty if it keeps none, or
	 * doesn't give it
	 */
	public static Optional<Descriptor> send(Target target, Terminal terminal) {
		DaemonLookup found = DaemonLookup.of(target);
		ProcessIdentity daemon = found.process();
		if (daemon == null || found.state().get(Key.KEPT_SOCKET).isEmpty()) {
			return Optional.empty();
		}
		try {
			// It is opened a moment after the daemon has become ready
			Polling.until(OPENING, () -> {
			}, () -> DaemonLookup.of(target).state().get(Key.CONTROL_SOCKET).isPresent());
			if (DaemonLookup.of(target).state().path(Key.CONTROL_SOCKET).isEmpty()) {
				throw new IOException("it has no control socket");
			}
			return Optional.of(ask(daemon, ControlMessage.socket(found.processes().files().pidFile())));
		}
		catch (IOException | KernelUnavailableException | SystemCallException ex) {
			terminal.warn("process " + daemon.pid() + " doesn't give its listening socket: " + FailureReason.of(ex)
					+ ". Connections are refused until the next one listens");
			return Optional.empty();
		}
	}

	private static Descriptor ask(ProcessIdentity daemon, Path file)
			throws IOException, KernelUnavailableException, SystemCallException {
		LocalSockets sockets = KernelLoader.loadLocalSockets();
		Descriptor connection = sockets.connect(file, Duration.ofSeconds(ControlMessage.PATIENCE_SECONDS));
		try {
			LocalSockets.Peer peer = sockets.peer(connection);
			if (peer.pid() != daemon.pid() || !daemon.isAlive()) {
				throw new IOException("process " + peer.pid() + " answers in its place");
			}
			sockets.send(connection, ControlMessage.SOCKET.text());
			LocalSockets.Message answer = sockets.receive(connection);
			List<Descriptor> passed = answer.passed();
			if (!ControlMessage.of(answer.text()).equals(Optional.of(ControlMessage.OK)) || passed.size() != 1
					|| ListeningSockets.now().addressOf(passed.get(0).number()) == null) {
				passed.forEach(sockets::close);
				throw new IOException("its answer is '" + answer.text() + "'");
			}
			return passed.get(0);
		}
		finally {
			sockets.close(connection);
		}
	}

}
