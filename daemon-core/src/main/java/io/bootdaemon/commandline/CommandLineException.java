package io.bootdaemon.commandline;

import org.jspecify.annotations.Nullable;

/**
 * The command line of a JVM can't be determined, so that the same JVM can't be started
 * again. The message is one sentence with the reason.
 */
public final class CommandLineException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CommandLineException(String message) {
		this(message, null);
	}

	CommandLineException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
