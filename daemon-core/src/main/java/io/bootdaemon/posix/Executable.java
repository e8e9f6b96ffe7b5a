package io.bootdaemon.posix;

import java.nio.file.Path;
import java.util.List;

/**
 * What execve(2) takes. Arguments and environment are byte strings: each char is one
 * byte, so that nothing is lost whatever the locale.
 *
 * @param file absolute path of the program
 * @param arguments its arguments, the first being its name
 * @param environment entries of the form {@code NAME=value}
 */
public record Executable(Path file, List<String> arguments, List<String> environment) {

	public Executable {
		arguments = List.copyOf(arguments);
		environment = List.copyOf(environment);
	}

}
