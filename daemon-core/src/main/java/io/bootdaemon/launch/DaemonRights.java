package io.bootdaemon.launch;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.posix.Credentials;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.KernelLoader;

/**
 * Gives this process the daemon's user and limits, before stage and daemon exist
 * (daemon(7), step 13). What needs root is done first; everything after that is done,
 * checked and opened as the daemon's user.
 */
final class DaemonRights {

	private final Kernel kernel;

	DaemonRights(Kernel kernel) {
		this.kernel = kernel;
	}

	/**
	 * As whom the daemon is to run.
	 */
	Identity identity(LaunchPlan plan) throws LaunchException {
		checkPlatform();
		Credentials credentials = this.kernel.credentials();
		return Identity.of(plan.options().process(), credentials, this.kernel.geteuid(), credentials.getegid());
	}

	/**
	 * Makes what only root can make for that user, and takes the rights.
	 * @param plan the plan of whoever started this
	 * @return the plan of that user
	 */
	LaunchPlan take(LaunchPlan plan) throws LaunchException {
		Identity identity = identity(plan);
		LaunchChecks.check(plan, Access.NOT_LOOKED_AT);
		if (identity.changes()) {
			MissingDirectories.of(plan).makeFor(identity, this.kernel);
		}
		take(plan, identity);
		return plan.withEnvironment(identity.environment(plan.environment()));
	}

	/**
	 * Takes the rights, and makes nothing.
	 */
	void take(LaunchPlan plan, Identity identity) throws LaunchException {
		Credentials credentials = this.kernel.credentials();
		new ProcessLimits(plan.options().process()).set(credentials);
		if (identity.changes()) {
			new Privileges(credentials).become(identity);
			ProgramChecks.check(plan, identity);
		}
	}

	private static void checkPlatform() throws LaunchException {
		if (!KernelLoader.isLinux()) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"On this platform (" + System.getProperty("os.name")
							+ ") a daemon can't be given another user, priority or limits.",
					"Remove 'daemon.user', 'daemon.group', 'daemon.nice', 'daemon.oom-score-adj' and"
							+ " 'daemon.limits'.");
		}
	}

}
