package io.bootdaemon.spring.startup;

import io.bootdaemon.ExitStatus;

/**
 * A request for the help.
 */
final class HelpRequest {

	private HelpRequest() {
	}

	/**
	 * Shows it, and ends this process.
	 */
	static void show() {
		System.out.print(HelpText.text());
		System.out.flush();
		System.exit(ExitStatus.OK.code());
	}

}
