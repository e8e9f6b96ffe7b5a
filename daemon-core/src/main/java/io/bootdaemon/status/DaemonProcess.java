package io.bootdaemon.status;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.bootdaemon.DaemonMark;
import io.bootdaemon.ReadyWhen;
import io.bootdaemon.files.DaemonFiles;
import io.bootdaemon.files.DaemonState;
import io.bootdaemon.files.DaemonState.Key;
import io.bootdaemon.reload.ReloadResult;
import io.bootdaemon.reload.ReloadStep;
import io.bootdaemon.status.StatusPipe.Word;
import io.bootdaemon.watchdog.Probe;
import org.jspecify.annotations.Nullable;

/**
 * This JVM, when it is a daemon: says how far its start is, and when it is ready. What is
 * said after that is ignored. Nothing here blocks the caller. Its PID file is removed as
 * the last thing this JVM does.
 */
public final class DaemonProcess {

	private static final Optional<DaemonProcess> CURRENT = DaemonMark.current().map(DaemonProcess::new);

	private final StateKeeper keeper;

	private final StartReporter reporter;

	private final Path pidFile;

	private final Upkeep upkeep;

	private final AtomicBoolean started = new AtomicBoolean();

	private DaemonProcess(Path pidFile) {
		this.pidFile = pidFile;
		this.keeper = new StateKeeper(DaemonFiles.stateFile(pidFile));
		this.upkeep = new Upkeep(this.keeper);
		DaemonState state = this.keeper.state();
		this.reporter = new StartReporter(HandoffDirectory.of(state),
				new StartWatch(seconds(state, Key.START_TIMEOUT), seconds(state, Key.STOP_TIMEOUT)));
		pidFile.toFile().deleteOnExit();
		Runtime.getRuntime().addShutdownHook(new Thread(this::stopping, "daemon-stopping"));
		this.reporter.start();
		this.reporter.then(() -> this.keeper.update(Identification::of));
		this.reporter.then(this.upkeep::begin);
	}

	/**
	 * This JVM as a daemon.
	 * @return the one instance; empty if this JVM runs in the foreground
	 */
	public static Optional<DaemonProcess> current() {
		return CURRENT;
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

	/**
	 * When this daemon is to count as ready.
	 * @return as it was configured for the launch
	 */
	public ReadyWhen readyWhen() {
		return this.keeper.state().get(Key.READY_WHEN).map(ReadyWhen::valueOf).orElse(ReadyWhen.READY);
	}

	/**
	 * The start has come to a new phase, which counts as progress.
	 * @param phase a word or two
	 */
	public void phase(String phase) {
		this.reporter.tellPhase(phase);
		this.reporter.then(() -> this.keeper.update((state) -> state.with(Key.PHASE, "starting: " + phase)));
	}

	/**
	 * From now on, a reload can be asked for, by SIGHUP too, and the log is reopened at
	 * SIGUSR1, unless the program handles that itself; at the latest when it is ready.
	 * @param steps what a reload does after it has reopened the log
	 */
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

	/**
	 * From when it is ready on, it is looked whether this JVM hangs, if there is an
	 * interval for that; then it ends with 70.
	 * @param closed whether the program has been closed: its end is no hang
	 * @param probes gives what to look at besides deadlocks, if at all
	 */
	public void watchForHangs(BooleanSupplier closed, Supplier<List<Probe>> probes) {
		this.upkeep.watchForHangs(closed, probes);
	}

	/**
	 * Where to look for progress within a phase: asked some times a second, on another
	 * thread.
	 * @param progress gives the phase and a count, or null for nothing new
	 */
	public void watch(Supplier<@Nullable String> progress) {
		this.reporter.watch(progress);
	}

	/**
	 * The start fails with an exception: its causes are printed where it was typed,
	 * unless {@link #failure} tells more.
	 * @param failure the exception
	 */
	public void cause(Throwable failure) {
		String indent = "";
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			this.reporter.tell(Word.CAUSE, "|" + indent + cause);
			indent = "  caused by ";
		}
	}

	/**
	 * The start fails, for a reason that is known in words.
	 * @param analysis the text; may have several lines
	 */
	public void failure(String analysis) {
		analysis.lines().forEach((line) -> this.reporter.tell(Word.FAILURE, "|" + line));
	}

	/**
	 * The daemon is ready. The stage ends, then it is said to the waiter.
	 * @param facts what is known of it now: address, profiles, version
	 */
	public void ready(Map<Key, String> facts) {
		readyWhen(() -> true, facts);
	}

	/**
	 * The start is done, and the daemon is ready if it lives on when the calling thread
	 * does: if it ends at once instead, it was a failed start.
	 * @param facts what is known of it now: address, profiles, version
	 * @param closed whether the program has been closed meanwhile
	 */
	public void readyUnlessEnding(Map<Key, String> facts, BooleanSupplier closed) {
		readyWhen(new AfterStart(Thread.currentThread(), closed), facts);
	}

	private void readyWhen(BooleanSupplier livesOn, Map<Key, String> facts) {
		if (this.started.compareAndSet(false, true)) {
			this.reporter.ready(livesOn, () -> {
				if (!StageParent.isSupervisor(this.keeper.state())) {
					StageParent.end();
				}
				this.keeper
					.update((state) -> ready(this.upkeep.reloads() ? state.with(Key.RELOAD_SUPPORTED, true) : state,
							facts));
				this.upkeep.startWatchdog();
				return summary(facts.get(Key.URL));
			});
		}
	}

	/**
	 * From now on nobody starts this daemon again when it ends.
	 */
	public void endSupervision() {
		if (StageParent.isSupervisor(state())) {
			StageParent.end();
		}
	}

	private String summary(@Nullable String url) {
		DaemonState state = this.keeper.state();
		long launched = state.number(Key.LAUNCHED).orElse(0);
		double seconds = (System.currentTimeMillis() - launched) / 100 / 10.0;
		return "process " + ProcessHandle.current().pid() + ((url != null) ? ", " + url : "") + ", " + seconds + " s";
	}

	private void stopping() {
		this.reporter.flush();
		this.keeper.update((state) -> state.with(Key.PHASE, "stopping"));
	}

	private static DaemonState ready(DaemonState state, Map<Key, String> facts) {
		DaemonState result = state.with(Key.PHASE, "ready").with(Key.READY, Instant.now().toEpochMilli());
		for (Map.Entry<Key, String> fact : facts.entrySet()) {
			result = result.with(fact.getKey(), fact.getValue());
		}
		return result;
	}

	private static Duration seconds(DaemonState state, Key key) {
		return Duration.ofSeconds(state.number(key).orElse(0));
	}

}
