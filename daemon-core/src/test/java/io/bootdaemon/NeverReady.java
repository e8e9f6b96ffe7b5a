package io.bootdaemon;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Starts for ever: with the start timeout in seconds that is its argument.
 */
final class NeverReady {

	private NeverReady() {
	}

	public static void main(String[] args) throws InterruptedException {
		Duration startTimeout = Duration.ofSeconds(Long.parseLong(args[0]));
		DaemonProgram program = DaemonProgram.start(args, Options.impatient(startTimeout));
		program.phase("looking for work");
		new CountDownLatch(1).await();
	}

}
