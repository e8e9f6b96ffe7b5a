package io.bootdaemon.sample.outside;

import java.util.stream.Stream;

import io.bootdaemon.sample.SampleApplication;

/**
 * A main class that gives the application a flag which nobody typed, as a test would.
 */
final class PassesTheFlagItself {

	private PassesTheFlagItself() {
	}

	public static void main(String[] args) {
		SampleApplication.main(Stream.concat(Stream.of(args), Stream.of("-d")).toArray(String[]::new));
	}

}
