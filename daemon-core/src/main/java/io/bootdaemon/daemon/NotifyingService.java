package io.bootdaemon.daemon;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.daemon.reload.ReloadListener;
import io.bootdaemon.daemon.watchdog.LifeSign;
import io.bootdaemon.daemon.watchdog.Probe;
import io.bootdaemon.service.NotifyVariables;
import io.bootdaemon.service.ServiceNotifier;
import io.bootdaemon.service.ServiceVariables;
import org.jspecify.annotations.Nullable;

/**
 * This JVM as a systemd service that notifies systemd of its state, from its first
 * progress to its end. Each notification may take up to a second, the first one longer;
 * that of readiness may take up to a minute.
 */
final class NotifyingService implements ReloadListener {

	private static final Duration LONGEST_START = Duration.ofDays(1000);

	private final ServiceNotifier notifier;

	private final Optional<Duration> watchdog;

	private final Duration startTimeout;

	/**
	 * Started with -d (Type=forking): until it is ready, systemd knows the original
	 * process, and would complain of what this one says.
	 */
	private final boolean forked;

	private volatile @Nullable LifeSign lifeSign;

	private volatile String ready = "";

	private volatile boolean failed;

	private volatile boolean hanging;

	private NotifyingService(ServiceNotifier notifier, Optional<Duration> watchdog, Duration startTimeout,
			boolean forked) {
		this.notifier = notifier;
		this.watchdog = watchdog;
		this.startTimeout = startTimeout;
		this.forked = forked;
	}

	/**
	 * This JVM, if systemd has started it and wants to be told. What systemd has said to
	 * it is then no longer in the environment, as far as Java lets us.
	 * @param startTimeout patience with a start between two steps of progress
	 * @return empty if nothing is to be told
	 */
	public static Optional<NotifyingService> ofMainProcess(Duration startTimeout) {
		return of(ServiceVariables.ofThisProcess(), startTimeout, false);
	}

	/**
	 * This JVM as a daemon, if systemd has started the original process (Type=forking)
	 * and wants to be told that it is alive (WatchdogSec=).
	 * @param original number of the original process
	 * @return empty if nothing is to be told
	 */
	public static Optional<NotifyingService> ofDaemon(long original) {
		return of(new ServiceVariables(System.getenv(), original), Duration.ZERO, true);
	}

	static Optional<NotifyingService> of(ServiceVariables variables, Duration startTimeout, boolean forked) {
		Optional<NotifyingService> service = variables.notifySocket()
			.map((address) -> new NotifyingService(new ServiceNotifier(address), watchdog(variables), startTimeout,
					forked));
		if (service.isPresent()) {
			NotifyVariables.removeFromCopy();
		}
		return service;
	}

	private static Optional<Duration> watchdog(ServiceVariables variables) {
		Optional<String> text = variables.watchdogMicroseconds();
		// 15 digits are 31 years
		Optional<Duration> interval = text.filter((digits) -> digits.matches("0*[1-9][0-9]{0,14}"))
			.map((digits) -> Duration.of(Long.parseLong(digits), ChronoUnit.MICROS));
		if (text.isPresent() && interval.isEmpty()) {
			System.err.println("systemd isn't told that this service is alive: WATCHDOG_USEC '" + text.get()
					+ "' is no number of microseconds");
		}
		return interval;
	}

	/**
	 * The start goes on.
	 * @param phase where it is
	 */
	public void progress(String phase) {
		this.notifier.progress(phase, this.startTimeout);
	}

	/**
	 * From when it is ready on, systemd is told that it is alive, if it wants to be.
	 * @param closed whether the program has been closed, so that its JVM is about to end
	 * @param probes what to look at besides deadlocks
	 */
	public void watch(BooleanSupplier closed, List<Probe> probes) {
		this.lifeSign = new LifeSign(probes, closed, this::alive, this::hung);
	}

	private void alive() {
		if (this.hanging) {
			this.hanging = false;
			this.notifier.tell(this.ready);
		}
		this.notifier.alive();
	}

	private void hung(String what) {
		this.hanging = true;
		this.notifier.tell("Hangs: " + what);
	}

	/**
	 * Whether systemd wants to be told that it is alive.
	 * @return true if there is a watchdog
	 */
	public boolean isWatched() {
		return this.watchdog.isPresent();
	}

	/**
	 * The service is ready.
	 * @param url what it serves; null if nothing is known of that
	 * @param took how long its start took
	 */
	public void ready(@Nullable String url, Duration took) {
		// Without /proc/stat (ProcSubset=pid) its start is thought to be in 1970
		String time = (took.compareTo(LONGEST_START) < 0) ? ", started in " + took.toMillis() / 100 / 10.0 + " s" : "";
		this.ready = "Ready" + ((url != null) ? ": " + url : "") + time;
		if (!this.forked) {
			this.notifier.ready(this.ready);
		}
		LifeSign lifeSign = this.lifeSign;
		if (lifeSign != null) {
			this.watchdog.ifPresent(lifeSign::start);
		}
	}

	/**
	 * The start has failed with an exception.
	 * @param failure the exception
	 * @param exitStatus with what this process is about to end
	 */
	public void failed(Throwable failure, int exitStatus) {
		this.failed = true;
		this.notifier.failed(failure, exitStatus);
	}

	/** Before it is ready, what ends a reload would say that it is. */
	@Override
	public void reloading() {
		if (isReady()) {
			this.notifier.reloading();
		}
	}

	@Override
	public void reloaded(ReloadResult result) {
		if (!isReady()) {
			return;
		}
		LocalTime now = LocalTime.now().truncatedTo(ChronoUnit.SECONDS);
		this.notifier.ready(this.ready + (result.successful() ? "; reloaded at " + now + ": " + result.text()
				: "; failed to reload at " + now));
	}

	private boolean isReady() {
		return !this.ready.isEmpty();
	}

	/**
	 * The service ends.
	 */
	public void stopping() {
		if (this.forked && !isReady()) {
			return;
		}
		if (!this.failed) {
			this.notifier.tell("Stopping");
		}
		this.notifier.stopping();
	}

}
