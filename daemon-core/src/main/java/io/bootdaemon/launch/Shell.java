package io.bootdaemon.launch;

import java.nio.file.Path;

/**
 * The shell that stage and waiter are written for.
 */
final class Shell {

	static final Path PATH = Path.of("/bin/sh");

	private Shell() {
	}

}
