package io.bootdaemon;

import org.jspecify.annotations.Nullable;

/**
 * The daemon was not started. The message says what is wrong with which operand and why;
 * the action what to do about it.
 */
public class LaunchException extends Exception {

	private static final long serialVersionUID = 1L;

	private final ExitStatus exitStatus;

	private final String action;

	/**
	 * A launch that can't be.
	 * @param exitStatus what the process ends with
	 * @param description what is wrong, with the operand and the reason, one sentence
	 * @param action what to do, one sentence
	 */
	public LaunchException(ExitStatus exitStatus, String description, String action) {
		super(description);
		this.exitStatus = exitStatus;
		this.action = action;
	}

	/**
	 * A launch that can't be because of another failure.
	 * @param exitStatus what the process ends with
	 * @param description what is wrong, with the operand and the reason, one sentence
	 * @param action what to do, one sentence
	 * @param cause the failure
	 */
	public LaunchException(ExitStatus exitStatus, String description, String action, @Nullable Throwable cause) {
		super(description, cause);
		this.exitStatus = exitStatus;
		this.action = action;
	}

	/**
	 * What the process ends with.
	 * @return the exit status
	 */
	public ExitStatus exitStatus() {
		return this.exitStatus;
	}

	/**
	 * What the user can do about it.
	 * @return one sentence
	 */
	public String action() {
		return this.action;
	}

}
