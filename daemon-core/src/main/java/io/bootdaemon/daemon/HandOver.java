package io.bootdaemon.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.handoff.ControlMessage;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.HeldLock;
import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.service.KeptAcceptors;
import org.jspecify.annotations.Nullable;

/**
 * A hot restart, in the daemon that is replaced. Up to COMMIT nothing has happened that
 * can't be undone, and a connection that ends undoes it. After it this daemon answers
 * what it has accepted, and ends.
 */
final class HandOver {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private static final Duration INTERVAL = Duration.ofMillis(20);

	private final Path pidFile;

	private final OwnFiles files;

	private final Duration drainTimeout;

	private final Runnable committed;

	private volatile @Nullable HotConnection connection;

	private volatile boolean frozen;

	/**
	 * A hand-over.
	 * @param pidFile the PID file
	 * @param files the files of this daemon
	 * @param drainTimeout how long connections may stay open
	 * @param committed told when the successor has taken over
	 */
	HandOver(Path pidFile, OwnFiles files, Duration drainTimeout, Runnable committed) {
		this.pidFile = pidFile;
		this.files = files;
		this.drainTimeout = drainTimeout;
		this.committed = committed;
	}

	/**
	 * Whether one is under way.
	 */
	boolean isUnderWay() {
		return this.connection != null;
	}

	/**
	 * Begins, and goes on on a thread of its own.
	 * @param connection to the successor
	 * @param listening the listening socket
	 */
	void begin(HotConnection connection, Descriptor listening) {
		this.connection = connection;
		Thread thread = new Thread(() -> run(connection, listening), "daemon-hand-over");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Tells the successor that this daemon is being stopped.
	 */
	void cancel() {
		HotConnection connection = this.connection;
		if (connection != null) {
			connection.send(ControlMessage.ENDING);
			removeMark();
		}
	}

	private void run(HotConnection connection, Descriptor listening) {
		try {
			Files.deleteIfExists(DaemonFiles.hotMark(this.pidFile));
			Files.createFile(DaemonFiles.hotMark(this.pidFile), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
			connection.send(ControlMessage.OK, listening, new Descriptor(HeldLock.DESCRIPTOR));
			if (connection.await().equals(Optional.of(ControlMessage.PREPARED))) {
				this.frozen = true;
				this.files.release();
				connection.send(ControlMessage.FROZEN);
				if (connection.await().equals(Optional.of(ControlMessage.COMMIT))) {
					leave(connection);
					return;
				}
			}
			tell("goes on, as the hot restart has failed");
			reclaim();
			while (!connection.isClosed()) {
				connection.look();
			}
			removeOfSuccessor();
		}
		catch (IOException ex) {
			connection.send(ControlMessage.NO);
			tell("can't be replaced in a hot restart: " + FailureReason.of(ex));
		}
		finally {
			reclaim();
			connection.close();
			this.connection = null;
		}
	}

	/** To the log, beside what the program writes there. */
	private static void tell(String text) {
		System.err.println("---- Process " + ProcessHandle.current().pid() + " " + text + ".");
	}

	private void removeMark() {
		remove(DaemonFiles.hotMark(this.pidFile));
	}

	private static void remove(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			tell("can't remove '" + file + "': " + FailureReason.of(ex));
		}
	}

	/** One that was killed has removed none of its files. */
	private void removeOfSuccessor() {
		Path next = DaemonFiles.next(this.pidFile);
		remove(next);
		remove(DaemonFiles.stateFile(next));
	}

	private void reclaim() {
		removeMark();
		try {
			if (this.frozen) {
				this.frozen = false;
				this.files.reclaim();
			}
		}
		catch (IOException ex) {
			tell("can't take its files back: " + FailureReason.of(ex));
		}
	}

	/** Returns if the successor has been killed meanwhile. */
	private void leave(HotConnection connection) {
		StageParent.end();
		removeMark();
		KeptAcceptors.suspend();
		connection.send(ControlMessage.SUSPENDED);
		tell("was replaced in a hot restart: it answers on " + KeptAcceptors.connections()
				+ " connections that it has accepted, and ends");
		this.committed.run();
		KeptAcceptors.drain();
		long end = System.nanoTime() + this.drainTimeout.toNanos();
		boolean stopped = false;
		while (!stopped && KeptAcceptors.connections() > 0 && System.nanoTime() < end) {
			stopped = connection.look().equals(Optional.of(ControlMessage.ENDING));
			if (connection.isClosed() && !isSupervised()) {
				tell("serves again, as the one that had replaced it was killed");
				KeptAcceptors.resume();
				return;
			}
			LockSupport.parkNanos(INTERVAL.toNanos());
		}
		this.frozen = false;
		JvmShutdown.begin(ExitStatus.OK.code());
	}

	/** Then its supervisor starts the successor again. */
	private boolean isSupervised() {
		try {
			return DaemonState.readOwn(DaemonFiles.stateFile(this.pidFile))
				.get(Key.RESTART_POLICY)
				.filter((policy) -> !policy.equals(RestartPolicy.NEVER.name()))
				.isPresent();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * The files of a daemon.
	 */
	interface OwnFiles {

		/**
		 * Writes and removes none of them any more.
		 */
		void release() throws IOException;

		/**
		 * Makes them this process's again.
		 */
		void reclaim() throws IOException;

	}

}
