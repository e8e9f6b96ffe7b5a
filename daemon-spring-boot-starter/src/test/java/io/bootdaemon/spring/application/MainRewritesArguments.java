package io.bootdaemon.spring.application;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives its application other arguments than it was given.
 */
final class MainRewritesArguments {

	private MainRewritesArguments() {
	}

	public static void main(String[] args) throws InterruptedException {
		List<String> arguments = new ArrayList<>(Arrays.asList(args));
		arguments.add(0, "--greeting=rewritten");
		ReadyThenSleep.main(arguments.toArray(String[]::new));
	}

}
