package io.bootdaemon.launch;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.rights.Access;
import io.bootdaemon.launch.rights.Identity;
import io.bootdaemon.launch.rights.Privileges;
import io.bootdaemon.launch.rights.ProcessLimits;
import io.bootdaemon.posix.Credentials;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.KernelLoader;

/**
 * Gives this process the user and the limits that the daemon is to have, before stage and
 * daemon exist (daemon(7), step 13). What takes root comes first; all that follows is
 * done, checked and opened by that user.
 */
final class DaemonRights {

	private final Kernel kernel;

	DaemonRights(Kernel kernel) {
		this.kernel = kernel;
	}

	/**
	 * Takes them.
	 * @param plan the plan of whoever started this
	 * @return the plan of that user
	 */
	LaunchPlan take(LaunchPlan plan) throws LaunchException {
		ProcessOptions options = plan.options().process();
		checkPlatform();
		Credentials credentials = this.kernel.credentials();
		Identity identity = Identity.of(options, credentials, this.kernel.geteuid(), credentials.getegid());
		LaunchChecks.check(plan, Access.NOT_LOOKED_AT);
		new ProcessLimits(options).set(credentials);
		if (identity.changes()) {
			MissingDirectories.of(plan).makeFor(identity, this.kernel);
			new Privileges(credentials).become(identity);
			ProgramChecks.check(plan, identity, Access.OF_THIS_PROCESS);
		}
		return plan.withEnvironment(identity.environment(plan.environment()));
	}

	static void checkPlatform() throws LaunchException {
		if (!KernelLoader.isLinux()) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"On this platform (" + System.getProperty("os.name")
							+ ") a daemon can't be given another user, priority or limits.",
					"Remove 'daemon.user', 'daemon.group', 'daemon.nice', 'daemon.oom-score-adj' and"
							+ " 'daemon.limits'.");
		}
	}

}
