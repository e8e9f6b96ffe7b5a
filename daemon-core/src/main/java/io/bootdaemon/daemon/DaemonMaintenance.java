package io.bootdaemon.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.LogRotation;
import io.bootdaemon.daemon.log.LogFile;
import io.bootdaemon.daemon.log.LogKeeper;
import io.bootdaemon.daemon.reload.ReloadListener;
import io.bootdaemon.daemon.reload.ReloadStep;
import io.bootdaemon.daemon.reload.Reloader;
import io.bootdaemon.daemon.watchdog.Probe;
import io.bootdaemon.daemon.watchdog.Watchdog;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.LastReload;
import org.jspecify.annotations.Nullable;

/**
 * The work that goes on in a daemon beside its program, as long as it lives: it keeps the
 * log, reloads on request, and runs the watchdog.
 */
final class DaemonMaintenance implements ReloadListener {

	private final StateKeeper keeper;

	private final Optional<NotifyingService> service;

	private volatile @Nullable LogFile log;

	private volatile @Nullable Reloader reloader;

	private volatile boolean reloads;

	private volatile @Nullable Watchdog watchdog;

	DaemonMaintenance(StateKeeper keeper, Optional<NotifyingService> service) {
		this.keeper = keeper;
		this.service = service;
	}

	/**
	 * Begins with what doesn't depend on the program.
	 * @param owner whether the files are this process's now
	 */
	void begin(BooleanSupplier owner) {
		logFile().ifPresent((file) -> {
			LogFile log = new LogFile(file);
			new LogKeeper(log, rotation(this.keeper.state()), owner).start();
			this.log = log;
		});
	}

	/**
	 * From now on, a reload can be asked for, by SIGHUP too, and the log is reopened at
	 * SIGUSR1, unless the program handles that itself.
	 */
	void acceptReloads(List<ReloadStep> steps) {
		List<ReloadStep> all = new ArrayList<>();
		LogFile log = this.log;
		if (log != null) {
			log.listen();
			all.add(log);
		}
		all.addAll(steps);
		Reloader reloader = new Reloader(all, this);
		this.reloads = reloader.listen();
		if (!this.reloads) {
			System.err.println("SIGHUP can't reload: the JVM doesn't let it be handled (-Xrs)");
		}
		this.reloader = reloader;
	}

	/**
	 * Whether SIGHUP lets it reload.
	 */
	boolean reloads() {
		return this.reloads;
	}

	/**
	 * Reloads, and returns when that is done.
	 * @throws IllegalStateException before {@link #acceptReloads}
	 */
	ReloadResult reload() {
		Reloader reloader = this.reloader;
		if (reloader == null) {
			throw new IllegalStateException("This daemon can't reload before it has started");
		}
		return reloader.reload();
	}

	void reopenLog() throws IOException {
		LogFile log = this.log;
		if (log != null) {
			log.reopen();
		}
	}

	/**
	 * Whether it hangs will be looked at, if there is an interval for that.
	 * @param closed whether the program has been closed: its end is no hang
	 * @param probes gives what to look at besides deadlocks, if at all
	 */
	void watchForHangs(BooleanSupplier closed, Supplier<List<Probe>> probes) {
		Duration interval = Duration.ofSeconds(this.keeper.state().number(Key.WATCHDOG_INTERVAL).orElse(0));
		if (!interval.isZero()) {
			this.watchdog = new Watchdog(interval, probes.get(), closed, this::hung);
		}
	}

	/**
	 * A start that takes long is no hang: to be called when it is ready.
	 */
	void startWatchdog() {
		Watchdog watchdog = this.watchdog;
		if (watchdog != null) {
			watchdog.start();
		}
	}

	/**
	 * The log, absolute; empty if there is none.
	 */
	Optional<Path> logFile() {
		return this.keeper.state().path(Key.LOG_FILE).filter((file) -> !file.equals(DaemonFiles.NOWHERE));
	}

	@Override
	public void prepare() {
		LastReload.value(new ReloadResult(true, ""), Instant.EPOCH);
	}

	@Override
	public void reloading() {
		this.service.ifPresent(NotifyingService::reloading);
	}

	@Override
	public void reloaded(ReloadResult result) {
		this.keeper.update((state) -> state.with(Key.RELOADS, state.number(Key.RELOADS).orElse(0) + 1)
			.with(Key.LAST_RELOAD, LastReload.value(result, Instant.now())));
		this.service.ifPresent((service) -> service.reloaded(result));
	}

	private void hung(String what) {
		this.keeper.update((state) -> state.with(Key.PHASE, "hung")
			.with(Key.LAST_EXIT, OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS) + " process "
					+ ProcessHandle.current().pid() + " hung: " + what));
	}

	private static LogRotation rotation(DaemonState state) {
		return new LogRotation(state.number(Key.LOG_MAX_SIZE).orElse(0),
				(int) state.number(Key.LOG_MAX_HISTORY).orElse(LogRotation.DEFAULT_HISTORY),
				Boolean.parseBoolean(state.get(Key.LOG_COMPRESS).orElse("false")));
	}

}
