package io.bootdaemon.spring.autoconfigure;

import java.time.Instant;

import io.bootdaemon.spring.Daemon;

/**
 * What is the same in the background and in the foreground.
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

	/** On a thread of its own, as a shutdown hook may wait for the calling one. */
	@Override
	public void stop() {
		new Thread(() -> System.exit(0), "daemon-stop").start();
	}

}
