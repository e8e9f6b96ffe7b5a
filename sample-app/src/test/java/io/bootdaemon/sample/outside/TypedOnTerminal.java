package io.bootdaemon.sample.outside;

import java.util.List;

/**
 * A terminal in which a command runs. It ends with that, and with its exit code.
 */
final class TypedOnTerminal {

	private TypedOnTerminal() {
	}

	static Running start(Place place, String command) {
		place.environment().putIfAbsent("TERM", "xterm");
		return place.type(List.of("script", "--quiet", "--return", "--flush", "--command", command, "/dev/null"));
	}

}
