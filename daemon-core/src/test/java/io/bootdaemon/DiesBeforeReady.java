package io.bootdaemon;

import java.time.Duration;

/**
 * Ends with the exit code that is its argument, or without one by an exception.
 */
final class DiesBeforeReady {

	private DiesBeforeReady() {
	}

	public static void main(String[] args) {
		DaemonProgram program = DaemonProgram.start(args, Options.impatient(Duration.ofMinutes(1)));
		IllegalStateException failure = new IllegalStateException("the disk is full");
		if (program.arguments().isEmpty()) {
			throw failure;
		}
		failure.printStackTrace();
		System.exit(Integer.parseInt(program.arguments().get(0)));
	}

}
