package io.bootdaemon.launch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.ListeningAddress;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonProcesses;
import org.jspecify.annotations.Nullable;

/**
 * Opens the kept socket of a launch, or takes over that of the daemon which the launch
 * replaces.
 */
final class SocketOpening {

	private static final int OTHER_START_LOOKS = 20;

	private static final Duration OTHER_START_INTERVAL = Duration.ofMillis(50);

	private @Nullable Descriptor former;

	private @Nullable Integer formerPort;

	private boolean hot;

	private @Nullable KeptSocket socket;

	/**
	 * Takes the socket of the daemon that is to be replaced.
	 * @param former the socket
	 */
	void adopt(Descriptor former) {
		this.former = former;
	}

	/**
	 * No other socket than the former one will do.
	 */
	void insist() {
		this.hot = true;
	}

	/**
	 * The socket, if it is open.
	 */
	@Nullable KeptSocket socket() {
		return this.socket;
	}

	/**
	 * Opens it, as whoever this process is now.
	 * @param plan the launch
	 * @param kernel closes a former socket that isn't used
	 * @return the socket; null if none is to be kept, or the daemon that is to be
	 * replaced listens there as yet
	 * @throws LaunchException if it can't be opened
	 */
	@Nullable KeptSocket open(LaunchPlan plan, Kernel kernel) throws LaunchException {
		ListeningAddress wanted = plan.keptSocket();
		if (this.socket == null && wanted != null) {
			KeptSocket former = former(plan, wanted, kernel);
			this.socket = (former != null) ? former : openNew(wanted, plan);
		}
		return this.socket;
	}

	private @Nullable KeptSocket former(LaunchPlan plan, ListeningAddress wanted, Kernel kernel)
			throws LaunchException {
		Descriptor descriptor = (this.former == null && plan.again()) ? KeptSocket.inherited() : this.former;
		KeptSocket found = (descriptor != null) ? KeptSocket.of(descriptor).orElse(null) : null;
		if (found != null && !wanted.isServedBy(found.address())) {
			if (this.hot || (plan.again() && Succession.inherited().isPresent())) {
				throw new LaunchException(ExitStatus.CONFIGURATION,
						"There can be no hot restart: the running daemon listens on "
								+ ListeningAddress.text(found.address()) + ", and the next one would on " + wanted
								+ ".",
						"Use --restart, which stops the running daemon first.");
			}
			this.formerPort = found.address().getPort();
			kernel.close(found.descriptor());
			this.former = null;
			return null;
		}
		return found;
	}

	private @Nullable KeptSocket openNew(ListeningAddress wanted, LaunchPlan plan) throws LaunchException {
		try {
			return KeptSocket.open(wanted, plan);
		}
		catch (LaunchException ex) {
			DaemonProcesses running = runningSoon(plan.files());
			if (!running.exist()) {
				throw ex;
			}
			if (!plan.again()) {
				throw LaunchFailures.alreadyRunning(plan.files(), running);
			}
			if (this.formerPort != null && this.formerPort != wanted.socket().getPort()) {
				throw ex;
			}
			return null;
		}
	}

	/**
	 * Another start of the same daemon may have opened the socket a moment ago, and has
	 * no process yet.
	 */
	private static DaemonProcesses runningSoon(DaemonFiles files) {
		DaemonProcesses found = DaemonProcesses.of(files);
		for (int looks = 0; looks < OTHER_START_LOOKS && !found.exist(); looks++) {
			LockSupport.parkNanos(OTHER_START_INTERVAL.toNanos());
			found = DaemonProcesses.of(files);
		}
		return found;
	}

}
