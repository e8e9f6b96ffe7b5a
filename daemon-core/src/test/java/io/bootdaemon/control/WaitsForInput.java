package io.bootdaemon.control;

import java.io.IOException;

/**
 * Says that it runs, and ends when its standard input does.
 */
final class WaitsForInput {

	private WaitsForInput() {
	}

	public static void main(String[] arguments) throws IOException {
		System.out.println("ready");
		while (System.in.read() >= 0) {
			Thread.onSpinWait();
		}
	}

}
