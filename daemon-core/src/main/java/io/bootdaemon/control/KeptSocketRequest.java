package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.ControlDirectory;
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

	private static final String COLD = "Restart the daemon with --restart.";

	private final Target target;

	private final ProcessIdentity daemon;

	private KeptSocketRequest(Target target, ProcessIdentity daemon) {
		this.target = target;
		this.daemon = daemon;
	}

	/**
	 * Gets the socket of a daemon that keeps one.
	 * @param target which daemon
	 * @param terminal where it is said if the daemon doesn't give it
	 * @return the socket, a descriptor of this process; empty if it keeps none, or
	 * doesn't give it
	 * @throws LaunchException if a hot restart is under way (75)
	 */
	public static Optional<Descriptor> send(Target target, Terminal terminal) throws LaunchException {
		Optional<KeptSocketRequest> request = of(target);
		try {
			return request.isPresent() ? Optional.of(request.get().ask(ControlMessage.SOCKET).passed().get(0))
					: Optional.empty();
		}
		catch (IOException | KernelUnavailableException | SystemCallException ex) {
			terminal.warn("process " + request.get().daemon.pid() + " doesn't give its listening socket: "
					+ FailureReason.of(ex) + ". Connections are refused until the next one listens");
			return Optional.empty();
		}
	}

	/**
	 * Returns if a daemon keeps its listening socket.
	 * @param target which daemon, which runs
	 * @throws LaunchException if it doesn't (69)
	 */
	public static void check(Target target) throws LaunchException {
		kept(target);
	}

	private static KeptSocketRequest kept(Target target) throws LaunchException {
		return of(target).orElseThrow(() -> new LaunchException(ExitStatus.UNAVAILABLE,
				"The running daemon keeps no listening socket, so that it can't be replaced while it serves.",
				"Set 'daemon.keep-socket' to true, and restart it once with --restart."));
	}

	/**
	 * Gets what a hot restart needs of the daemon that it replaces.
	 * @param target which daemon, which runs
	 * @return its socket and its lock, and the connection to it, which stays open
	 * @throws LaunchException if it doesn't give them: 75 if another hot restart is under
	 * way, 69 if it can't
	 */
	public static Answer sendHot(Target target) throws LaunchException {
		KeptSocketRequest request = kept(target);
		try {
			return request.ask(ControlMessage.HOT);
		}
		catch (IOException | KernelUnavailableException | SystemCallException ex) {
			throw new LaunchException(ExitStatus.UNAVAILABLE, "Process " + request.daemon.pid()
					+ " doesn't give its listening socket and lock: " + FailureReason.of(ex) + ".", COLD, ex);
		}
	}

	private static Optional<KeptSocketRequest> of(Target target) {
		DaemonLookup found = DaemonLookup.of(target);
		ProcessIdentity daemon = found.process();
		return (daemon != null && found.state().get(Key.KEPT_SOCKET).isPresent())
				? Optional.of(new KeptSocketRequest(target, daemon)) : Optional.empty();
	}

	private Answer ask(ControlMessage word)
			throws IOException, KernelUnavailableException, SystemCallException, LaunchException {
		// It is opened a moment after the daemon has become ready
		Polling.until(OPENING, () -> {
		}, () -> DaemonLookup.of(this.target).state().get(Key.CONTROL_SOCKET).isPresent());
		DaemonLookup found = DaemonLookup.of(this.target);
		if (found.state().path(Key.CONTROL_SOCKET).isEmpty()) {
			throw new IOException("it has no control socket");
		}
		Path file = ControlDirectory.of(found.processes().files().pidFile(), this.daemon.pid()).socket();
		LocalSockets sockets = KernelLoader.loadLocalSockets();
		Descriptor connection = sockets.connect(file, Duration.ofSeconds(ControlMessage.PATIENCE_SECONDS));
		boolean stays = false;
		try {
			LocalSockets.Peer peer = sockets.peer(connection);
			if (peer.pid() != this.daemon.pid() || !this.daemon.isAlive()) {
				throw new IOException("process " + peer.pid() + " answers in its place");
			}
			sockets.send(connection, word.text());
			LocalSockets.Message message = sockets.receive(connection);
			check(message, sockets, (word == ControlMessage.HOT) ? 2 : 1);
			stays = word == ControlMessage.HOT;
			return new Answer(message.passed(), connection);
		}
		finally {
			if (!stays) {
				sockets.close(connection);
			}
		}
	}

	private void check(LocalSockets.Message message, LocalSockets sockets, int descriptors)
			throws IOException, LaunchException {
		Optional<ControlMessage> answer = ControlMessage.of(message.text());
		if (answer.equals(Optional.of(ControlMessage.BUSY))) {
			throw new LaunchException(ExitStatus.ALREADY_RUNNING,
					"A hot restart of process " + this.daemon.pid() + " is under way.",
					"Wait for its end: --status --wait=1m.");
		}
		List<Descriptor> passed = message.passed();
		if (!answer.equals(Optional.of(ControlMessage.OK)) || passed.size() != descriptors
				|| ListeningSockets.now().addressOf(passed.get(0).number()) == null) {
			passed.forEach(sockets::close);
			throw new IOException("its answer is '" + message.text() + "'");
		}
	}

	/**
	 * What the daemon gives.
	 *
	 * @param passed the listening socket, and for a hot restart the lock
	 * @param connection the connection to the daemon; closed, but for a hot restart
	 */
	public record Answer(List<Descriptor> passed, Descriptor connection) {

	}

}
