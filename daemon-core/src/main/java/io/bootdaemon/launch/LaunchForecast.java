package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.kernel.KernelLoader;
import io.bootdaemon.kernel.KernelUnavailableException;
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
 */
public record LaunchForecast(@Nullable LaunchException refusal, List<String> command, List<String> environment,
		List<Path> missingDirectories, Path temporaryDirectory, List<Long> lockHolders) {

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
		return of(plan, user(), OpenFiles.holders(plan.files().lockFile()));
	}

	static LaunchForecast of(LaunchPlan plan, int user, List<Long> lockHolders) {
		Path temporary = LaunchFiles.temporaryDirectory(plan.files()).orElse(plan.files().pidFile().getParent());
		return new LaunchForecast(refusal(plan, user, !lockHolders.isEmpty()), text(DaemonCommand.of(plan)),
				text(CallerEnvironment.of(plan)), List.copyOf(MissingDirectories.of(plan).keys().keySet()), temporary,
				lockHolders);
	}

	/** In the order in which a launch meets them. */
	private static @Nullable LaunchException refusal(LaunchPlan plan, int user, boolean lockHeld) {
		try {
			LaunchChecks.check(plan);
			OpenForecast.checkDirectories(plan);
			checkKernel(plan);
			new OpenForecast(plan.files(), user).checkFiles(lockHeld);
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

	/**
	 * The owner of a process is the user it acts as. Elsewhere, all is taken for ours.
	 */
	private static int user() {
		try {
			return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static List<String> text(List<String> bytes) {
		return bytes.stream().map(ByteString::toText).toList();
	}

}
