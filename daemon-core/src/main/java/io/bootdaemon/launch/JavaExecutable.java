package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The java program this JVM runs in.
 */
public final class JavaExecutable {

	private JavaExecutable() {
	}

	/**
	 * Finds the program, also after an update of the JDK has replaced its file.
	 * @return its absolute path
	 */
	public static Path current() {
		try {
			// After an update this ends in " (deleted)" and is no file
			Path executable = Files.readSymbolicLink(Path.of("/proc/self/exe"));
			if (Files.isExecutable(executable)) {
				return executable;
			}
		}
		catch (IOException ex) {
			// No /proc: java.home says it as well
		}
		return Path.of(System.getProperty("java.home"), "bin", "java");
	}

}
