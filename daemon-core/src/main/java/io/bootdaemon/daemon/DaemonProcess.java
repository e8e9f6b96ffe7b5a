package io.bootdaemon.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.ReadyWhen;
import io.bootdaemon.ReloadResult;
import io.bootdaemon.daemon.reload.ReloadStep;
import io.bootdaemon.daemon.watchdog.Probe;
import io.bootdaemon.handoff.HandoffDirectory;
import io.bootdaemon.handoff.StatusPipe.Word;
import io.bootdaemon.process.CurrentDaemon;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.FileId;
import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.service.ServiceVariables;
import org.jspecify.annotations.Nullable;

/**
 * This JVM, if it is a daemon. Removing the PID file is the last thing that this JVM
 * does.
 */
public final class DaemonProcess implements AwaitedProcess {

	private static final Optional<DaemonProcess> CURRENT = CurrentDaemon.mark().map(DaemonProcess::new);

	/** Of a successor that isn't wanted any more. */
	private static final Duration SHUTDOWN = Duration.ofSeconds(2);

	private final StateKeeper keeper;

	private final StartReporter reporter;

	private final Path pidFile;

	private final StandardInput input = StandardInput.install();

	private volatile String keepAliveAction = "";

	private final DaemonMaintenance upkeep;

	private final RestartSupport restartSupport;

	/** Where systemd has started the original process, and watches the daemon. */
	private final Optional<NotifyingService> service;

	private DaemonProcess(DaemonMark mark) {
		this.pidFile = mark.pidFile();
		Path pidFile = CurrentDaemon.pidFile(mark);
		Optional<TakeOver> takeOver = TakeOver.begin(pidFile, this::predecessorIsStopped);
		this.keeper = new StateKeeper(
				DaemonFiles.stateFile(takeOver.isPresent() ? DaemonFiles.next(pidFile) : pidFile));
		DaemonState state = this.keeper.state();
		Duration startTimeout = seconds(state, Key.START_TIMEOUT);
		this.service = service(state);
		this.upkeep = new DaemonMaintenance(this.keeper, this.service);
		this.restartSupport = new RestartSupport(pidFile, this.keeper, takeOver);
		this.reporter = new StartReporter(HandoffDirectory.of(state),
				StartWatch.ofThisJvm(startTimeout, seconds(state, Key.STOP_TIMEOUT)), (phase) -> {
				});
		Runtime.getRuntime().addShutdownHook(new Thread(this::stopping, "daemon-stopping"));
		this.reporter.start();
		this.reporter.then(() -> this.keeper.update(ProcessFacts::identify));
		this.reporter.then(() -> this.upkeep.begin(this.restartSupport::ownsFiles));
	}

	/**
	 * This JVM as a daemon.
	 * @return the one instance; empty if this JVM runs in the foreground
	 */
	public static Optional<DaemonProcess> current() {
		return CURRENT;
	}

	/**
	 * Goes through a start that nobody waits for: in a training, so that the archive has
	 * what a daemon needs beside the application.
	 * @param directory where its files may be
	 * @throws IOException if none can be written there
	 */
	static void rehearse(Path directory) throws IOException {
		Path pidFile = directory.resolve("training.pid");
		DaemonState.empty().write(DaemonFiles.stateFile(pidFile));
		DaemonProcess daemon = new DaemonProcess(new DaemonMark(pidFile, new FileId(0, 0)));
		daemon.phase("training");
		daemon.acceptReloads();
		daemon.ready(Map.of());
		daemon.reporter.flush();
	}

	/**
	 * Its PID file.
	 * @return an absolute path
	 */
	public Path pidFile() {
		return this.pidFile;
	}

	/**
	 * Its log.
	 * @return an absolute path; empty if its output goes nowhere
	 */
	public Optional<Path> logFile() {
		return this.upkeep.logFile();
	}

	/**
	 * What is known of this daemon now: what its state file says.
	 * @return the state
	 */
	public DaemonState state() {
		return this.keeper.state();
	}

	@Override
	public ReadyWhen readyWhen() {
		return this.keeper.state().get(Key.READY_WHEN).map(ReadyWhen::valueOf).orElse(ReadyWhen.READY);
	}

	@Override
	public void phase(String phase) {
		this.reporter.tellPhase(phase);
		this.reporter.then(() -> this.keeper.update((state) -> state.with(Key.PHASE, "starting: " + phase)));
	}

	/** The log is reopened first, and from now on at SIGUSR1, too. */
	@Override
	public void acceptReloads(ReloadStep... steps) {
		this.reporter.then(() -> this.upkeep.acceptReloads(List.of(steps)));
	}

	/**
	 * Reloads, as at SIGHUP, and returns when that is done.
	 * @return what came of it
	 * @throws IllegalStateException if this program hasn't come so far yet
	 */
	public ReloadResult reload() {
		return this.upkeep.reload();
	}

	/**
	 * Opens the log anew, as at SIGUSR1. Does nothing if there is none, or in the first
	 * moment, when it has just been opened.
	 * @throws IOException if it can't be opened; then it stays as it was
	 */
	public void reopenLog() throws IOException {
		this.upkeep.reopenLog();
	}

	/** Then this JVM ends with 70, if there is an interval for that. */
	@Override
	public void watchForHangs(BooleanSupplier closed, Supplier<List<Probe>> probes) {
		this.upkeep.watchForHangs(closed, probes);
		this.service.filter(NotifyingService::isWatched).ifPresent((service) -> service.watch(closed, probes.get()));
	}

	@Override
	public void watch(Supplier<@Nullable String> progress) {
		this.reporter.watch(progress);
	}

	/** Printed where the start was typed. */
	@Override
	public void cause(Throwable failure, int exitStatus) {
		FailureCauses.of(failure).forEach((line) -> this.reporter.tell(Word.CAUSE, "|" + line));
		if (this.input.wasRead()) {
			this.reporter.tell(Word.CAUSE, "|  In the background, standard input is /dev/null.");
		}
	}

	/** Printed where the start was typed. */
	@Override
	public void failure(String description, String action) {
		String analysis = "Description:\n\n" + description + (action.isBlank() ? "" : "\n\nAction:\n\n" + action);
		analysis.lines().forEach((line) -> this.reporter.tell(Word.FAILURE, "|" + line));
	}

	@Override
	public void ready(Map<Key, String> facts) {
		this.reporter.ready(() -> becomeReady(facts));
	}

	@Override
	public void readyUnlessEnding(Map<Key, String> facts, BooleanSupplier closed, boolean last) {
		this.reporter.readyUnlessEnding(closed, last, () -> becomeReady(facts));
	}

	@Override
	public void ifNothingKeepsItAlive(String action) {
		this.keepAliveAction = action;
	}

	@Override
	public void startOver() {
		this.reporter.startOver();
	}

	/** Ends the stage before the waiter learns that the daemon is ready. */
	private @Nullable String becomeReady(Map<Key, String> facts) {
		OptionalLong former;
		try {
			former = this.restartSupport.becomeReady();
		}
		catch (IOException ex) {
			failure("This process can't take over from the running daemon: " + FailureReason.of(ex) + ".",
					"Restart the daemon with --restart.");
			JvmShutdown.beginElsewhere(ExitStatus.UNAVAILABLE.code(), "daemon-shutdown");
			return null;
		}
		if (!StageParent.isSupervisor(this.keeper.state())) {
			StageParent.end();
		}
		this.keeper.update((state) -> ProcessFacts
			.ready(this.upkeep.reloads() ? state.with(Key.RELOAD_SUPPORTED, true) : state, facts));
		this.upkeep.startWatchdog();
		this.service.ifPresent((service) -> service.ready(facts.get(Key.URL), sinceLaunch()));
		return summary(facts.get(Key.URL)) + (former.isPresent() ? ", replaces process " + former.getAsLong() : "");
	}

	/**
	 * From now on nobody starts this daemon again when it ends.
	 */
	public void endSupervision() {
		if (StageParent.isSupervisor(state())) {
			StageParent.end();
		}
	}

	/**
	 * Says what is to be done when another process has replaced this one in a hot
	 * restart: it answers what it has accepted, and ends.
	 * @param replaced called on a thread of its own
	 */
	public void whenReplaced(Runnable replaced) {
		this.restartSupport.whenReplaced(replaced);
	}

	private void predecessorIsStopped() {
		failure("The daemon was stopped during its hot restart.", "");
		try {
			JvmShutdown.force(ExitStatus.FAILED.code(), SHUTDOWN);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private String summary(@Nullable String url) {
		double seconds = sinceLaunch().toMillis() / 100 / 10.0;
		return "process " + ProcessHandle.current().pid() + ((url != null) ? ", " + url : "") + ", " + seconds + " s";
	}

	private Duration sinceLaunch() {
		return Duration.ofMillis(System.currentTimeMillis() - this.keeper.state().number(Key.LAUNCHED).orElse(0));
	}

	private void stopping() {
		if (this.reporter.isReadySoon() && JvmShutdown.isByItself()) {
			failure("The application has started, but nothing keeps its JVM alive.", this.keepAliveAction);
		}
		this.restartSupport.stopping();
		this.reporter.flush();
		this.keeper.update((state) -> state.with(Key.PHASE, "stopping"));
		this.service.ifPresent(NotifyingService::stopping);
	}

	private static Optional<NotifyingService> service(DaemonState state) {
		OptionalLong original = state.number(Key.ORIGINAL);
		return (System.getenv(ServiceVariables.NOTIFY_SOCKET) != null && original.isPresent())
				? NotifyingService.ofDaemon(original.getAsLong()) : Optional.empty();
	}

	private static Duration seconds(DaemonState state, Key key) {
		return Duration.ofSeconds(state.number(key).orElse(0));
	}

}
