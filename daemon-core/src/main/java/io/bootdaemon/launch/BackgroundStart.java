package io.bootdaemon.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.kernel.Kernel;
import io.bootdaemon.kernel.KernelLoader;
import io.bootdaemon.kernel.KernelUnavailableException;

/**
 * A start in the background from the moment it is known that there is to be one: the
 * kernel is loaded on a thread of its own while the application finds out what to start.
 */
public final class BackgroundStart {

	private final FutureTask<Kernel> loading;

	private final boolean needsDirectory;

	private final Hangup hangup = Hangup.ignore();

	private BackgroundStart(List<Path> directories) {
		this.needsDirectory = directories.isEmpty();
		this.loading = new FutureTask<>(() -> load(directories.get(0)));
	}

	/**
	 * Begins. From now on, a terminal that closes does not end this process.
	 * @return the start
	 */
	public static BackgroundStart begin() {
		BackgroundStart start = new BackgroundStart(KernelLoader.usableDirectories());
		if (KernelLoader.isSupportedPlatform() && !start.needsDirectory) {
			Thread thread = new Thread(start.loading, "daemon-kernel-loader");
			thread.setDaemon(true);
			thread.start();
		}
		return start;
	}

	/**
	 * Starts the daemon; this process becomes its waiter.
	 * @param planner plans what is to be started
	 * @return never
	 * @throws LaunchException if nothing was started
	 */
	public Error launch(Planner planner) throws LaunchException {
		if (!KernelLoader.isSupportedPlatform()) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"There are no daemons on this platform (" + System.getProperty("os.name") + ").",
					"Run in the foreground.");
		}
		LaunchPlan plan = planner.plan();
		LaunchChecks.check(plan);
		plan.warnings().forEach((warning) -> System.err.println(plan.options().name() + ": warning: " + warning + "."));
		return new Launcher(kernel(plan)).launch(plan);
	}

	/**
	 * This process stays in the foreground after all.
	 */
	public void cancel() {
		this.hangup.restore();
	}

	/**
	 * Says why there is no daemon, and ends this process.
	 * @param name what the message begins with
	 * @param ex the reason
	 */
	public static void abort(String name, LaunchException ex) {
		System.err.println(name + ": " + ex.getMessage());
		System.err.println(ex.action());
		System.exit(ex.status().code());
	}

	private Kernel kernel(LaunchPlan plan) throws LaunchException {
		try {
			return this.needsDirectory ? load(plan.files().stateFile().getParent()) : this.loading.get();
		}
		catch (KernelUnavailableException ex) {
			throw unavailable(ex);
		}
		catch (ExecutionException ex) {
			throw unavailable(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw unavailable(ex);
		}
	}

	private static Kernel load(Path directory) throws KernelUnavailableException {
		Kernel kernel = KernelLoader.load(directory);
		Launcher.rehearse();
		return kernel;
	}

	private static LaunchException unavailable(Throwable cause) {
		return new LaunchException(ExitStatus.UNAVAILABLE,
				"The kernel can't be reached from this JVM: " + Reason.of(cause) + ".",
				"Allow native access (--enable-native-access=ALL-UNNAMED), and set java.io.tmpdir to a directory "
						+ "that can be written and isn't mounted noexec.",
				cause);
	}

	/**
	 * Plans a launch.
	 */
	@FunctionalInterface
	public interface Planner {

		/**
		 * Decides all there is to decide.
		 * @return the plan
		 * @throws LaunchException if something isn't valid
		 */
		LaunchPlan plan() throws LaunchException;

	}

}
