package io.bootdaemon.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.ServiceCalls;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * Notifies systemd of this service's state (sd_notify(3)), from this process itself. A
 * notification that fails is reported once, and the service goes on. The first one loads
 * the native library, on the calling thread; each may take up to a second, that of
 * readiness up to a minute.
 */
public final class ServiceNotifier {

	private static final String ABSTRACT = "@";

	/** With a systemd that doesn't come to read: most of it isn't worth a longer wait. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	/**
	 * For what systemd waits for, and would end the service without: it reads nothing
	 * while it loads its units anew, and what was sent meanwhile fills its queue.
	 */
	private static final Duration PATIENCE_WHEN_READY = Duration.ofMinutes(1);

	private final String address;

	private @Nullable ServiceCalls calls;

	private boolean unusable;

	private boolean reported;

	/**
	 * A notifier.
	 * @param address the value of NOTIFY_SOCKET
	 */
	public ServiceNotifier(String address) {
		this.address = address;
	}

	/**
	 * The start goes on: it isn't to be ended for that time, even if it takes longer than
	 * TimeoutStartSec= says.
	 * @param phase where it is
	 * @param patience for the next progress; zero for ever
	 */
	public void progress(String phase, Duration patience) {
		long microseconds = patience.isZero() ? Long.MAX_VALUE : TimeUnit.MICROSECONDS.convert(patience);
		send(status("Starting: " + phase), "EXTEND_TIMEOUT_USEC=" + microseconds);
	}

	/**
	 * The service is ready.
	 * @param text what there is to know of it, on one line
	 */
	public void ready(String text) {
		send(PATIENCE_WHEN_READY, "READY=1", status(text));
	}

	/**
	 * The start has failed with an exception.
	 * @param failure the exception
	 * @param exitStatus with what this process is about to end
	 */
	public void failed(Throwable failure, int exitStatus) {
		String status = status("Failed to start: " + names(failure));
		FailureNumber.of(failure)
			.ifPresentOrElse((number) -> send(status, "ERRNO=" + number, "EXIT_STATUS=" + exitStatus),
					() -> send(status, "EXIT_STATUS=" + exitStatus));
	}

	/**
	 * A reload begins.
	 */
	public void reloading() {
		// Of the clock that System.nanoTime() reads, too (clock_gettime(2),
		// CLOCK_MONOTONIC)
		send("RELOADING=1", "MONOTONIC_USEC=" + System.nanoTime() / 1000, status("Reloading"));
	}

	/**
	 * The service is alive (sd_watchdog_enabled(3)).
	 */
	public void alive() {
		send("WATCHDOG=1");
	}

	/**
	 * Something is to be known of the service.
	 * @param text a sentence, on one line
	 */
	public void tell(String text) {
		send(status(text));
	}

	/**
	 * The service ends.
	 */
	public void stopping() {
		send("STOPPING=1");
	}

	/** Of the text, which all users can read then, nobody knows what is in it. */
	private static String names(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		String name = failure.getClass().getSimpleName();
		return (root == failure) ? name : name + ", caused by " + root.getClass().getSimpleName();
	}

	private static String status(String text) {
		return "STATUS=" + PrintableText.line(text.strip().lines().findFirst().orElse(""));
	}

	private void send(String... assignments) {
		send(PATIENCE, assignments);
	}

	private void send(Duration patience, String... assignments) {
		Optional<ServiceCalls> calls = calls();
		if (calls.isPresent()) {
			try {
				String text = ByteString.of(String.join("\n", assignments).getBytes(StandardCharsets.UTF_8));
				calls.get().send(name(), text, patience);
			}
			catch (SystemCallException ex) {
				report(ex.getMessage());
			}
		}
	}

	private String name() {
		return this.address.startsWith(ABSTRACT) ? "\0" + ByteString.of(this.address.substring(1))
				: ByteString.of(this.address);
	}

	private synchronized Optional<ServiceCalls> calls() {
		if (this.calls == null && !this.unusable) {
			this.unusable = true;
			load();
		}
		return Optional.ofNullable(this.calls);
	}

	private void load() {
		if (!this.address.startsWith("/") && !this.address.startsWith(ABSTRACT)) {
			report("it is neither an absolute path nor a name with '@' in front");
			return;
		}
		try {
			ServiceCalls loaded = KernelLoader.loadServiceCalls();
			NotifyVariables.NAMES.forEach(loaded::unsetenv);
			this.calls = loaded;
		}
		catch (KernelUnavailableException ex) {
			report(ex.getMessage());
		}
	}

	private synchronized void report(@Nullable String reason) {
		if (!this.reported) {
			this.reported = true;
			System.err.println("systemd can't be notified by NOTIFY_SOCKET '" + this.address + "': " + reason);
		}
	}

}
