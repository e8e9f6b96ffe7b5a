package io.bootdaemon.spring.autoconfigure;

import java.time.Instant;

import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.spring.Daemon;

/**
 * The common part of {@link BackgroundDaemon} and {@link ForegroundDaemon}.
 */
abstract class CurrentProcess implements Daemon {

	private final Instant made = Instant.now();

	@Override
	public long getPid() {
		return ProcessHandle.current().pid();
	}

	@Override
	public Instant getStarted() {
		return ProcessHandle.current().info().startInstant().orElse(this.made);
	}

	@Override
	public void stop() {
		JvmShutdown.beginElsewhere(0, "daemon-stop");
	}

}
