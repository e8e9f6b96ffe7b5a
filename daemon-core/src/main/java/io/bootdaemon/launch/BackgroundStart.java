package io.bootdaemon.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.handoff.CallerEnvironment;
import io.bootdaemon.handoff.ClassArchive;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.process.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * A start in the background, from the moment at which it is known that there will be one:
 * the kernel is loaded on a thread of its own while the application prepares its
 * environment.
 */
public final class BackgroundStart {

	/**
	 * Without a result if no directory is usable but, perhaps, that of the daemon's
	 * files.
	 */
	private final FutureTask<Optional<Kernel>> loading = new FutureTask<>(BackgroundStart::load);

	private @Nullable Kernel loaded;

	private final HangupSignal hangup = HangupSignal.ignore();

	private final SocketOpening socket = new SocketOpening();

	private @Nullable Succession succession;

	private BackgroundStart() {
	}

	/**
	 * Begins. From now on, a terminal that closes does not end this process.
	 * @return the start
	 */
	public static BackgroundStart begin() {
		BackgroundStart start = new BackgroundStart();
		if (KernelLoader.isSupportedPlatform()) {
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
		return launch(prepare(planner));
	}

	/**
	 * Starts the daemon; this process becomes its waiter.
	 * @param plan what is to be started, prepared
	 * @return never
	 * @throws LaunchException if nothing was started
	 */
	@SuppressWarnings("try")
	public Error launch(LaunchPlan plan) throws LaunchException {
		try (LaunchDeadline deadline = LaunchDeadline.of(plan)) {
			Optional<Succession> succession = plan.again() ? Succession.inherited() : Optional.empty();
			return new Launcher(kernel(plan), this.socket.open(plan, kernel(plan)), succession).launch(plan);
		}
	}

	/**
	 * Makes the class archive of a daemon; this process becomes the training.
	 * @param plan what the daemon will be, prepared
	 * @param archive the archive that is to be made
	 * @param further arguments for the application in its training alone, as byte strings
	 * @return never
	 * @throws LaunchException if there can be no archive; nothing was made
	 */
	@SuppressWarnings("try")
	public Error train(LaunchPlan plan, ClassArchive archive, List<String> further) throws LaunchException {
		try (LaunchDeadline deadline = LaunchDeadline.of(plan)) {
			return new Training(kernel(plan)).become(plan, archive, further);
		}
	}

	/**
	 * Lets this process become another program, in another directory.
	 * @param executable the program
	 * @param directory the directory
	 * @param plan what is known of the daemon that it will start
	 * @return never
	 * @throws LaunchException if that can't be; this process goes on
	 */
	@SuppressWarnings("try")
	public Error become(Executable executable, Path directory, LaunchPlan plan) throws LaunchException {
		try (LaunchDeadline deadline = LaunchDeadline.of(plan)) {
			Kernel kernel = kernel(plan);
			kernel.chdir(directory);
			ShutdownInProgress.await();
			System.out.flush();
			System.err.flush();
			throw become(executable, kernel);
		}
		catch (SystemCallException ex) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"The daemon can't be started again: " + ex.getMessage() + ".", "Start it with -d.", ex);
		}
	}

	/**
	 * Checks all that can be known before anything is stopped or started, and warns. From
	 * then on this process is the user whom the daemon is to be, with its limits.
	 * @param planner plans what is to be started
	 * @return the plan
	 * @throws LaunchException if it can't be
	 */
	@SuppressWarnings("try")
	public LaunchPlan prepare(Planner planner) throws LaunchException {
		checkPlatform();
		LaunchPlan planned = planner.plan();
		try (LaunchDeadline deadline = LaunchDeadline.of(planned)) {
			if (planned.keptSocket() != null) {
				this.socket.open(planned, kernel(planned));
			}
			LaunchPlan plan = withRights(planned);
			LaunchChecks.check(plan, Access.OF_THIS_PROCESS);
			MissingDirectories.of(plan).make();
			plan.warnings()
				.forEach((warning) -> System.err.println(plan.options().name() + ": warning: " + warning + "."));
			kernel(plan);
			return plan;
		}
	}

	/**
	 * Takes a listening socket over from the daemon that is to be replaced. It is used if
	 * the next one is to listen at the same address.
	 * @param descriptor the socket
	 */
	public void adopt(Descriptor descriptor) {
		this.socket.adopt(descriptor);
	}

	/**
	 * Takes the place of a running daemon, which isn't stopped before.
	 * @param succession what that daemon has given
	 */
	public void succeed(Succession succession) {
		this.succession = succession;
		this.socket.insist();
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
		System.err.println(PrintableText.lines(name + ": " + ex.getMessage()));
		System.err.println(PrintableText.lines(ex.action()));
		JvmShutdown.begin(ex.exitStatus().code());
	}

	static void checkPlatform() throws LaunchException {
		if (!KernelLoader.isSupportedPlatform()) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"There are no daemons on this platform (" + System.getProperty("os.name") + ").",
					"Run in the foreground.");
		}
	}

	/**
	 * Goes the way of a launch up to the first effect that would last. From then on this
	 * process has the rights of the daemon's user, and is to end.
	 * @param planner plans what would be started
	 * @return what a launch comes to
	 * @throws LaunchException if there can be no plan
	 */
	public LaunchPreview preview(Planner planner) throws LaunchException {
		checkPlatform();
		LaunchPlan plan = planner.plan();
		return LaunchPreview.of(plan, () -> kernel(plan));
	}

	/** What that program has to know of what it inherits, its environment says. */
	private Error become(Executable executable, Kernel kernel) throws SystemCallException {
		List<String> environment = new ArrayList<>(executable.environment());
		List<Descriptor> inherited = new ArrayList<>();
		KeptSocket kept = this.socket.socket();
		if (kept != null) {
			environment.add(CallerEnvironment.KEPT_SOCKET + "=" + kept.descriptor().number());
			inherited.add(kept.descriptor());
		}
		Succession succession = this.succession;
		if (succession != null) {
			environment.add(CallerEnvironment.SUCCESSION + "=" + succession.value());
			inherited.addAll(List.of(succession.lock(), succession.connection()));
		}
		return kernel.execve(new Executable(executable.file(), executable.arguments(), environment), inherited);
	}

	private LaunchPlan withRights(LaunchPlan plan) throws LaunchException {
		boolean asIs = plan.options().process().equals(ProcessOptions.INHERITED);
		return asIs ? plan : new DaemonRights(kernel(plan)).take(plan);
	}

	private Kernel kernel(LaunchPlan plan) throws LaunchException {
		try {
			if (this.loaded == null) {
				Optional<Kernel> kernel = this.loading.get();
				this.loaded = kernel.isPresent() ? kernel.get() : load(plan.files().stateFile().getParent());
			}
			return this.loaded;
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

	private static Optional<Kernel> load() throws KernelUnavailableException {
		List<Path> directories = KernelLoader.usableDirectories();
		return directories.isEmpty() ? Optional.empty() : Optional.of(load(directories.get(0)));
	}

	private static Kernel load(Path directory) throws KernelUnavailableException {
		Kernel kernel = KernelLoader.load(directory);
		Launcher.rehearse();
		return kernel;
	}

	static LaunchException unavailable(Throwable cause) {
		String description = "The kernel can't be reached from this JVM: " + FailureReason.of(cause) + ".";
		if (description.contains("Too many open files")) {
			return new LaunchException(ExitStatus.UNAVAILABLE, description, "Allow more open files (ulimit -n).",
					cause);
		}
		return new LaunchException(ExitStatus.UNAVAILABLE, description,
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
