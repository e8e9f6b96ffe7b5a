package io.bootdaemon.spring.properties;

import io.bootdaemon.LaunchException;

import org.springframework.boot.ExitCodeGenerator;

/**
 * A {@code daemon.*} value isn't valid, and the application doesn't start for it. Spring
 * Boot ends the process with its exit code.
 */
class InvalidPropertyException extends IllegalArgumentException implements ExitCodeGenerator {

	private static final long serialVersionUID = 1L;

	private final int exitCode;

	InvalidPropertyException(LaunchException cause) {
		super(cause.getMessage(), cause);
		this.exitCode = cause.exitStatus().code();
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
