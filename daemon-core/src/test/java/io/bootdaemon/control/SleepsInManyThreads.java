package io.bootdaemon.control;

/**
 * Says that it is there, and sleeps in many threads.
 */
final class SleepsInManyThreads {

	private SleepsInManyThreads() {
	}

	public static void main(String[] args) {
		for (int i = 0; i < 200; i++) {
			new Thread(SleepsInManyThreads::sleep).start();
		}
		System.out.println("ready");
	}

	private static void sleep() {
		try {
			Thread.sleep(60_000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
