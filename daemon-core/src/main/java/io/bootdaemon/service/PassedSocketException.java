package io.bootdaemon.service;

/**
 * A socket has been passed to this process that can't be used. The message says which,
 * why, and what to do.
 */
public class PassedSocketException extends Exception {

	private static final long serialVersionUID = 1L;

	PassedSocketException(String message) {
		super(message);
	}

	PassedSocketException(String message, Throwable cause) {
		super(message, cause);
	}

}
