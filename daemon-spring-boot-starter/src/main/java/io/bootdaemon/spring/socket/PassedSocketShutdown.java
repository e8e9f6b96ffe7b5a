package io.bootdaemon.spring.socket;

import java.time.Duration;

import io.bootdaemon.process.AcceptedConnections;
import io.bootdaemon.service.KeptAcceptors;

import org.springframework.context.SmartLifecycle;

/**
 * Begins a graceful shutdown: the server accepts nothing more, ends each connection with
 * its next answer, and reads what has arrived. A request that waits for a thread when
 * Tomcat is paused would be dropped. Connections that come later wait for the next
 * process.
 */
final class PassedSocketShutdown implements SmartLifecycle {

	/**
	 * Just before the server's own, WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE,
	 * which has moved between Spring Boot 3 and 4.
	 */
	private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1024 + 1;

	/** On a connection that was just accepted, a request may be on its way. */
	private static final Duration ARRIVAL = Duration.ofMillis(200);

	/** An upload may wait for longer to be read, and is no new request. */
	private static final Duration LONGEST = Duration.ofSeconds(10);

	private static final Duration INTERVAL = Duration.ofMillis(20);

	private final int port;

	private volatile boolean running;

	private volatile boolean stopped;

	PassedSocketShutdown(int port) {
		this.port = port;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/** As the web server's own: a context that is paused keeps it. */
	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public void start() {
		this.running = true;
		if (this.stopped) {
			this.stopped = false;
			KeptAcceptors.startAccepting();
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.stopped = true;
		KeptAcceptors.stopAccepting();
		long begin = System.nanoTime();
		try {
			while (isAwaited(Duration.ofNanos(System.nanoTime() - begin))) {
				Thread.sleep(INTERVAL.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean isAwaited(Duration elapsed) {
		return KeptAcceptors.connections() > 0 && elapsed.compareTo(LONGEST) < 0
				&& (elapsed.compareTo(ARRIVAL) < 0 || AcceptedConnections.haveUnreadData(this.port));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
