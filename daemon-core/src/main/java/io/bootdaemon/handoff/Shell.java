package io.bootdaemon.handoff;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shell for which all our scripts are written.
 */
public final class Shell {

	/**
	 * The program: dash, bash or busybox, whichever the system has there.
	 */
	public static final Path PATH = Path.of("/bin/sh");

	private Shell() {
	}

	/** The program env(1), which sets variables that a shell would not pass on. */
	static String env() {
		return Files.isExecutable(Path.of("/usr/bin/env")) ? "/usr/bin/env" : "/bin/env";
	}

}
