package io.bootdaemon.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.handoff.CallerEnvironment;
import io.bootdaemon.handoff.DaemonCommand;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.rights.Identity;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.process.OpenFiles;
import org.jspecify.annotations.Nullable;

/**
 * What a launch would come to, found out by looking only: nothing is made, started or
 * locked, and no native code is loaded.
 *
 * @param refusal why nothing would be started; null if nothing is known to stand in the
 * way
 * @param command the daemon's command, from its program on
 * @param environment the daemon's environment, entries of the form {@code NAME=value}
 * @param missingDirectories those that would be made
 * @param temporaryDirectory where a private one is made for the time of the start
 * @param lockHolders the processes that hold the lock
 * @param identity as whom it would run; null if nothing about that is configured or known
 */
public record LaunchForecast(@Nullable LaunchException refusal, List<String> command, List<String> environment,
		List<Path> missingDirectories, Path temporaryDirectory, List<Long> lockHolders, @Nullable Identity identity) {

	/**
	 * Plans a launch that won't be, up to where it would be checked.
	 * @param planner plans it
	 * @return the plan
	 * @throws LaunchException if there can be none
	 */
	public static LaunchPlan plan(BackgroundStart.Planner planner) throws LaunchException {
		BackgroundStart.checkPlatform();
		return planner.plan();
	}

	/**
	 * Looks what would come of a plan.
	 * @param plan the plan
	 * @return the forecast
	 */
	public static LaunchForecast of(LaunchPlan plan) {
		return of(plan, RightsForecast.of(plan.options().process()), OpenFiles.holders(plan.files().lockFile()));
	}

	static LaunchForecast of(LaunchPlan plan, RightsForecast rights, List<Long> lockHolders) {
		Path temporary = LaunchFiles.temporaryDirectory(plan.files(), rights.access())
			.orElse(plan.files().pidFile().getParent());
		Identity identity = rights.identity();
		LaunchPlan taken = (identity != null) ? plan.withEnvironment(identity.environment(plan.environment())) : plan;
		return new LaunchForecast(refusal(plan, rights, !lockHolders.isEmpty()), text(DaemonCommand.of(plan)),
				text(CallerEnvironment.of(taken)), List.copyOf(MissingDirectories.of(plan).keys().keySet()), temporary,
				lockHolders, identity);
	}

	/** In the order in which a launch meets them. */
	private static @Nullable LaunchException refusal(LaunchPlan plan, RightsForecast rights, boolean lockHeld) {
		try {
			rights.check(plan);
			LaunchChecks.check(plan, rights.access());
			OpenForecast.checkDirectories(plan);
			checkKernel(plan);
			new OpenForecast(plan.files(), rights.user(), rights.access()).checkFiles(lockHeld);
			return null;
		}
		catch (LaunchException ex) {
			return ex;
		}
	}

	private static void checkKernel(LaunchPlan plan) throws LaunchException {
		Path own = plan.files().stateFile().getParent();
		List<Path> usable = KernelLoader.usableDirectories();
		try {
			if (!usable.isEmpty() || Files.exists(own)) {
				KernelLoader.foresee(usable.isEmpty() ? own : usable.get(0));
			}
		}
		catch (KernelUnavailableException ex) {
			throw BackgroundStart.unavailable(ex);
		}
	}

	private static List<String> text(List<String> bytes) {
		return bytes.stream().map(ByteString::toText).toList();
	}

}
