package io.bootdaemon.spring.actuate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.control.DaemonStatus;
import io.bootdaemon.spring.Daemon;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The endpoint {@code daemon}. It returns the content of {@code --status=json}. If access
 * is not restricted to reading, which is the default, it also has {@code reload}, {@code
 * reopen} and {@code stop}.
 */
@Endpoint(id = "daemon", defaultAccess = Access.READ_ONLY)
public class DaemonEndpoint {

	private static final Duration ANSWER = Duration.ofMillis(500);

	private final Daemon daemon;

	private final Supplier<DaemonStatus> status;

	/**
	 * An endpoint.
	 * @param daemon what it acts on
	 * @param status how that is, now
	 */
	public DaemonEndpoint(Daemon daemon, Supplier<DaemonStatus> status) {
		this.daemon = daemon;
		this.status = status;
	}

	/**
	 * Tells how the daemon is.
	 * @return keys and values of {@code --status=json}
	 */
	@ReadOperation
	public Map<String, @Nullable Object> status() {
		return this.status.get().toMap(Instant.now());
	}

	/**
	 * Does something to the daemon.
	 * @param action what
	 * @return {@code successful}, and in {@code text} what was done
	 */
	@WriteOperation
	public Map<String, Object> act(@Selector Action action) {
		return switch (action) {
			case RELOAD -> reload();
			case REOPEN -> reopen();
			case STOP -> stop();
		};
	}

	private Map<String, Object> reload() {
		ReloadResult result = this.daemon.reload();
		return outcome(result.successful(), result.text());
	}

	private Map<String, Object> reopen() {
		try {
			this.daemon.reopenLog();
			return outcome(true, "log reopened");
		}
		catch (IOException ex) {
			return outcome(false, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * A moment later, as Boot's own shutdown endpoint: the answer has to be on its way.
	 */
	private Map<String, Object> stop() {
		new Thread(() -> {
			LockSupport.parkNanos(ANSWER.toNanos());
			this.daemon.stop();
		}, "daemon-endpoint-stop").start();
		return outcome(true, "stopping");
	}

	private static Map<String, Object> outcome(boolean successful, String text) {
		return Map.of("successful", successful, "text", text);
	}

	/**
	 * What the endpoint can do.
	 */
	public enum Action {

		/** As {@code --reload}. */
		RELOAD,

		/** Opens the log anew, as SIGUSR1. */
		REOPEN,

		/** Ends the application; the answer comes before its end. */
		STOP

	}

}
