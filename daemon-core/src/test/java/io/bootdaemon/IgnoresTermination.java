package io.bootdaemon;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Is never ready, and hangs in a shutdown hook when it is told to end.
 */
final class IgnoresTermination {

	private IgnoresTermination() {
	}

	public static void main(String[] args) throws InterruptedException {
		DaemonProgram program = DaemonProgram.start(args, Options.impatient(Duration.ofSeconds(1)));
		Runtime.getRuntime().addShutdownHook(new Thread(IgnoresTermination::hang));
		program.phase("hanging");
		hang();
	}

	private static void hang() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
