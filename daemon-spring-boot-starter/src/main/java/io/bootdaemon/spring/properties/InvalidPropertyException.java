package io.bootdaemon.spring.properties;

import io.bootdaemon.LaunchException;

import org.springframework.boot.ExitCodeGenerator;

/**
 * An invalid {@code daemon.*} value, which ends the start of the application. Spring Boot
 * uses its exit code.
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
