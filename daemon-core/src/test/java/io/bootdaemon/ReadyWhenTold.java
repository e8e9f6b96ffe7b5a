package io.bootdaemon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Is ready when there is a file named {@code go} in its directory, then stays.
 */
final class ReadyWhenTold {

	private ReadyWhenTold() {
	}

	public static void main(String[] args) throws InterruptedException {
		DaemonProgram program = DaemonProgram.start(args, Options.impatient(Duration.ofMinutes(1)));
		program.phase("waiting for go");
		while (!Files.exists(Path.of("go"))) {
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
		program.ready();
		new CountDownLatch(1).await();
	}

}
