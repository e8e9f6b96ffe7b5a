package io.bootdaemon.posix;

/**
 * A system call failed. The message names it, its operand and the kernel's reason:
 * {@code open '/srv/app.pid': EACCES (Permission denied)}.
 */
public class SystemCallException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String errorName;

	/**
	 * A failure with the kernel's reason.
	 * @param call the system call and its operand
	 * @param errorName the symbolic error, such as {@code EACCES}
	 * @param description the error in words
	 */
	public SystemCallException(String call, String errorName, String description) {
		super(call + ": " + errorName + " (" + description + ")");
		this.errorName = errorName;
	}

	/**
	 * The symbolic error.
	 * @return a name of errno(3), such as {@code EACCES}
	 */
	public String errorName() {
		return this.errorName;
	}

}
