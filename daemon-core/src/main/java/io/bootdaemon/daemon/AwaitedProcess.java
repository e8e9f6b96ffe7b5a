package io.bootdaemon.daemon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.bootdaemon.ReadyWhen;
import io.bootdaemon.daemon.reload.ReloadStep;
import io.bootdaemon.daemon.watchdog.Probe;
import io.bootdaemon.process.DaemonState.Key;
import org.jspecify.annotations.Nullable;

/**
 * This JVM, while somebody waits for it to be ready: in the background the waiter, in the
 * foreground systemd. It reports the progress of its start. Reports that come after it is
 * ready are ignored. No method blocks the caller.
 */
public interface AwaitedProcess {

	/**
	 * This JVM.
	 * @return the one instance; empty if nobody waits
	 */
	static Optional<AwaitedProcess> current() {
		Optional<DaemonProcess> daemon = DaemonProcess.current();
		return daemon.isPresent() ? Optional.of(daemon.get())
				: ServiceProcess.current().map(AwaitedProcess.class::cast);
	}

	/**
	 * When it is to count as ready.
	 * @return as it was configured
	 */
	ReadyWhen readyWhen();

	/**
	 * The start has come to a new phase, which counts as progress.
	 * @param phase a word or two
	 */
	void phase(String phase);

	/**
	 * Where to look for progress within a phase: asked some times a second, on another
	 * thread.
	 * @param progress gives the phase and a count, or null for nothing new
	 */
	void watch(Supplier<@Nullable String> progress);

	/**
	 * From now on a reload can be asked for, by SIGHUP too; at the latest when it is
	 * ready.
	 * @param steps what the program does in a reload
	 */
	void acceptReloads(ReloadStep... steps);

	/**
	 * Starts the watchdog when the program is ready, if one is configured.
	 * @param closed whether the program has been closed: its end is no hang
	 * @param probes gives what to look at besides deadlocks, if it is asked for
	 */
	void watchForHangs(BooleanSupplier closed, Supplier<List<Probe>> probes);

	/**
	 * The start fails with an exception, of which {@link #failure} may tell more.
	 * @param failure the exception
	 * @param exitStatus with what this process is about to end
	 */
	void cause(Throwable failure, int exitStatus);

	/**
	 * The start fails, for a reason that is known in words.
	 * @param description what has happened; may have several lines
	 * @param action what to do; empty if that isn't known
	 */
	void failure(String description, String action);

	/**
	 * It is ready.
	 * @param facts what is known of it now: address, profiles, version
	 */
	void ready(Map<Key, String> facts);

	/**
	 * As {@link #ready}, once the program is known to outlive the calling thread. A
	 * program that ends at once is a failed start.
	 * @param facts what is known of it now: address, profiles, version
	 * @param closed whether the program has been closed meanwhile
	 * @param last false if the calling thread may go on to start what counts instead
	 */
	void readyUnlessEnding(Map<Key, String> facts, BooleanSupplier closed, boolean last);

	/**
	 * What to do if this JVM ends by itself before it is ready, as nothing keeps it
	 * alive.
	 * @param action what to do
	 */
	void ifNothingKeepsItAlive(String action);

	/**
	 * Forgets a readiness that hasn't been told yet: another application starts in this
	 * JVM, and counts instead.
	 */
	void startOver();

}
