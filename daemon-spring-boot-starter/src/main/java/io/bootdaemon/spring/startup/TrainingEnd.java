package io.bootdaemon.spring.startup;

import io.bootdaemon.daemon.TrainingRun;

import org.springframework.context.SmartLifecycle;

/**
 * Ends a training when all singletons exist, and before anything of the application can
 * be seen from outside: before its web server listens, and its schedulers run.
 */
final class TrainingEnd implements SmartLifecycle {

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	@Override
	public void start() {
		TrainingRun.end();
	}

	@Override
	public void stop() {
		// It has never begun
	}

	@Override
	public boolean isRunning() {
		return false;
	}

}
