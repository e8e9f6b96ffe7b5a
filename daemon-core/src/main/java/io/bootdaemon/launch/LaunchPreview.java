package io.bootdaemon.launch;

import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.handoff.CallerEnvironment;
import io.bootdaemon.handoff.DaemonCommand;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.process.DaemonProcesses;
import io.bootdaemon.process.HeldLock;
import org.jspecify.annotations.Nullable;

/**
 * The result of a launch up to its first lasting effect. Nothing is started or locked,
 * and no file stays.
 *
 * @param plan what would be started
 * @param refusal why nothing would be started; null if nothing stands in the way
 * @param command the daemon's command, from its program on
 * @param environment the daemon's environment, entries of the form {@code NAME=value}
 * @param missingDirectories those that would be made
 * @param temporaryDirectory where a private one is made for the time of the start
 * @param lockHolders the processes that hold the lock
 * @param identity as whom it would run; null if nothing about that is configured, or it
 * can't be
 */
public record LaunchPreview(LaunchPlan plan, @Nullable LaunchException refusal, List<String> command,
		List<String> environment, List<Path> missingDirectories, Path temporaryDirectory, List<Long> lockHolders,
		@Nullable Identity identity) {

	/**
	 * Goes that way. From then on this process has the rights of the daemon's user.
	 * @param plan what would be started
	 * @param kernels loads the kernel
	 */
	static LaunchPreview of(LaunchPlan plan, KernelSource kernels) {
		// Without root's rights, fewer of these can be seen
		DaemonProcesses running = DaemonProcesses.of(plan.files());
		List<Long> holders = HeldLock.holders(plan.files().lockFile());
		MissingDirectories missing = MissingDirectories.of(plan);
		Identity identity = null;
		LaunchException refusal = null;
		try {
			if (plan.keptSocket() != null && !running.exist()) {
				KeptSocket.open(plan.keptSocket(), plan).close();
			}
			Access access = Access.OF_THIS_PROCESS;
			if (!plan.options().process().equals(ProcessOptions.INHERITED)) {
				access = missing.accessOnceMade();
				DaemonRights rights = new DaemonRights(kernels.load());
				identity = rights.identity(plan);
				LaunchChecks.check(plan, Access.NOT_LOOKED_AT);
				rights.take(plan, identity);
			}
			LaunchChecks.check(plan, access);
			new LaunchFiles(kernels.load(), plan).tryToMake(running, access);
		}
		catch (LaunchException ex) {
			refusal = ex;
		}
		LaunchPlan taken = (identity != null) ? plan.withEnvironment(identity.environment(plan.environment())) : plan;
		Path directory = plan.files().pidFile().getParent();
		Path temporary = TemporaryDirectory.find(directory).orElse(directory);
		return new LaunchPreview(plan, refusal, text(DaemonCommand.of(plan)), text(CallerEnvironment.of(taken)),
				List.copyOf(missing.keys().keySet()), temporary, holders, identity);
	}

	private static List<String> text(List<String> bytes) {
		return bytes.stream().map(ByteString::toText).toList();
	}

	/**
	 * Loads the kernel, if it isn't yet.
	 */
	@FunctionalInterface
	interface KernelSource {

		/**
		 * The kernel.
		 * @throws LaunchException if it can't be loaded
		 */
		Kernel load() throws LaunchException;

	}

}
