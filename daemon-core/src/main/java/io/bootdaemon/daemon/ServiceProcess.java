package io.bootdaemon.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.ReadyWhen;
import io.bootdaemon.daemon.reload.ReloadStep;
import io.bootdaemon.daemon.reload.Reloader;
import io.bootdaemon.daemon.watchdog.Probe;
import io.bootdaemon.handoff.HandoffDirectory;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.service.ServiceVariables;
import org.jspecify.annotations.Nullable;

/**
 * This JVM, if it is the main process of a systemd service, in the foreground. It
 * notifies systemd of its progress, of its readiness, and of its state from then on.
 */
public final class ServiceProcess implements AwaitedProcess {

	private static volatile @Nullable ServiceProcess current;

	private final NotifyingService service;

	private final ReadyWhen readyWhen;

	private final StartReporter reporter;

	private volatile @Nullable Reloader reloader;

	private ServiceProcess(NotifyingService service, ReadyWhen readyWhen) {
		this.service = service;
		this.readyWhen = readyWhen;
		this.reporter = new StartReporter(HandoffDirectory.none(), StartWatch.NONE, service::progress);
		Runtime.getRuntime().addShutdownHook(new Thread(this::stopping, "daemon-stopping"));
		this.reporter.start();
	}

	/**
	 * Begins to tell systemd, if it has started this process and wants to be told.
	 * @param startTimeout patience with a start between two steps of progress; zero for
	 * ever
	 * @param readyWhen when it is to count as ready
	 */
	public static synchronized void begin(Duration startTimeout, ReadyWhen readyWhen) {
		if (current == null) {
			current = NotifyingService.ofMainProcess(startTimeout)
				.map((service) -> new ServiceProcess(service, readyWhen))
				.orElse(null);
		}
	}

	/**
	 * Whether systemd might wait for this process: to be asked before anything else here.
	 * @return false if it doesn't for sure
	 */
	public static boolean mayBe() {
		return System.getenv(ServiceVariables.NOTIFY_SOCKET) != null;
	}

	/**
	 * This JVM as a service.
	 * @return the one instance; empty if systemd isn't told, or not yet
	 */
	static Optional<ServiceProcess> current() {
		return Optional.ofNullable(current);
	}

	@Override
	public ReadyWhen readyWhen() {
		return this.readyWhen;
	}

	@Override
	public void phase(String phase) {
		this.reporter.tellPhase(phase);
	}

	@Override
	public void watch(Supplier<@Nullable String> progress) {
		this.reporter.watch(progress);
	}

	/** Systemd sends SIGHUP for Type=notify-reload, which would end a JVM. */
	@Override
	public void acceptReloads(ReloadStep... steps) {
		Reloader reloader = new Reloader(List.of(steps), this.service);
		if (!reloader.listen()) {
			System.err.println("SIGHUP can't reload: the JVM doesn't let it be handled (-Xrs)");
		}
		this.reloader = reloader;
	}

	/**
	 * Reloads, as at SIGHUP, and returns when that is done.
	 * @return what came of it
	 * @throws IllegalStateException if this program hasn't come so far yet
	 */
	public ReloadResult reload() {
		Reloader reloader = this.reloader;
		if (reloader == null) {
			throw new IllegalStateException("This service can't reload before it has started");
		}
		return reloader.reload();
	}

	@Override
	public void watchForHangs(BooleanSupplier closed, Supplier<List<Probe>> probes) {
		if (this.service.isWatched()) {
			this.service.watch(closed, probes.get());
		}
	}

	@Override
	public void cause(Throwable failure, int exitStatus) {
		this.reporter.then(() -> this.service.failed(failure, exitStatus));
	}

	/** All users can read what systemd is told, and in such texts are values. */
	@Override
	public void failure(String description, String action) {
	}

	@Override
	public void ready(Map<Key, String> facts) {
		this.reporter.ready(() -> becomeReady(facts));
	}

	@Override
	public void readyUnlessEnding(Map<Key, String> facts, BooleanSupplier closed, boolean last) {
		this.reporter.readyUnlessEnding(closed, last, () -> becomeReady(facts));
	}

	/** Systemd tells it from its exit code. */
	@Override
	public void ifNothingKeepsItAlive(String action) {
	}

	@Override
	public void startOver() {
		this.reporter.startOver();
	}

	private String becomeReady(Map<Key, String> facts) {
		this.service.ready(facts.get(Key.URL), sinceStart());
		return "";
	}

	private static Duration sinceStart() {
		Instant now = Instant.now();
		return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
	}

	private void stopping() {
		this.reporter.flush();
		this.service.stopping();
	}

}
