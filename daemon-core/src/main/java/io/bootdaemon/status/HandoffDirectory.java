package io.bootdaemon.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The private directory of the handoff. The waiter removes it, unless it was killed.
 */
final class HandoffDirectory {

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final Duration INTERVAL = Duration.ofMillis(50);

	private HandoffDirectory() {
	}

	static void remove(Path directory) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (Files.exists(directory) && System.nanoTime() < deadline) {
			LockSupport.parkNanos(INTERVAL.toNanos());
		}
		try {
			Files.deleteIfExists(directory.resolve("status"));
			Files.deleteIfExists(directory);
		}
		catch (IOException ex) {
			System.err.println("The directory '" + directory + "' can't be removed: " + ex);
		}
	}

}
