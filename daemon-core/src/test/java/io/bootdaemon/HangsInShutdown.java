package io.bootdaemon;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Is being ended when it is to start a daemon, and never ends.
 */
final class HangsInShutdown {

	private HangsInShutdown() {
	}

	public static void main(String[] args) throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			begun.countDown();
			hang();
		}));
		new Thread(() -> System.exit(0)).start();
		begun.await();
		DaemonProgram.start(args, Options.impatient(Duration.ofSeconds(1)));
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
