package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.Map;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.rights.Access;
import io.bootdaemon.launch.rights.AccessByAttributes;
import io.bootdaemon.launch.rights.AccountFiles;
import io.bootdaemon.launch.rights.CurrentLimits;
import io.bootdaemon.launch.rights.Identity;
import io.bootdaemon.launch.rights.ProcessLimits;
import io.bootdaemon.posix.KernelLoader;
import org.jspecify.annotations.Nullable;

/**
 * As whom a launch would open its files, without becoming that user.
 *
 * @param user the id of that user
 * @param access what that user may
 * @param identity what is configured; null if nothing is, or if it isn't known
 * @param refusal why this process can't become that user; null if it can
 */
record RightsForecast(int user, Access access, @Nullable Identity identity, @Nullable LaunchException refusal) {

	static RightsForecast ofUser(int user) {
		return new RightsForecast(user, Access.OF_THIS_PROCESS, null, null);
	}

	static RightsForecast of(ProcessOptions options) {
		int user = own("unix:uid");
		if (options.equals(ProcessOptions.INHERITED) || !KernelLoader.isLinux()) {
			return ofUser(user);
		}
		AccountFiles accounts = AccountFiles.read();
		try {
			Identity identity = Identity.of(options, accounts, user, own("unix:gid"));
			Access access = identity.changes() ? new AccessByAttributes(identity.uid(), accounts.groups(identity))
					: Access.OF_THIS_PROCESS;
			return new RightsForecast(identity.uid(), access, identity, null);
		}
		catch (LaunchException ex) {
			boolean elsewhere = ex.status() == ExitStatus.CONFIGURATION && isKnownElsewhere(options);
			return new RightsForecast(user, Access.NOT_LOOKED_AT, null, elsewhere ? null : ex);
		}
	}

	/**
	 * What a launch meets before it looks at any file as that user.
	 */
	void check(LaunchPlan plan) throws LaunchException {
		ProcessOptions options = plan.options().process();
		if (options.equals(ProcessOptions.INHERITED)) {
			return;
		}
		DaemonRights.checkPlatform();
		if (this.refusal != null) {
			throw this.refusal;
		}
		LaunchChecks.check(plan, Access.NOT_LOOKED_AT);
		new ProcessLimits(options).foresee(CurrentLimits.read());
		if (this.identity != null && this.identity.changes()) {
			ProgramChecks.check(plan, this.identity, this.access);
		}
	}

	/**
	 * By a directory service, of which the JDK's own look-up tells no numbers: what such
	 * a user may isn't foreseen.
	 */
	private static boolean isKnownElsewhere(ProcessOptions options) {
		UserPrincipalLookupService system = FileSystems.getDefault().getUserPrincipalLookupService();
		String user = options.user();
		String group = options.group();
		try {
			if (user != null) {
				system.lookupPrincipalByName(user);
			}
			if (group != null) {
				system.lookupPrincipalByGroupName(group);
			}
			// It takes any number for a user
			return user == null || !user.matches("[0-9]+");
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * The owner of a process is the user it acts as. Elsewhere, all is taken for ours.
	 */
	private static int own(String attribute) {
		try {
			Map<String, Object> attributes = Files.readAttributes(Path.of("/proc/self"), attribute);
			return (Integer) attributes.values().iterator().next();
		}
		catch (IOException ex) {
			return Identity.ROOT;
		}
	}

}
