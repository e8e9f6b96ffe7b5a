package io.bootdaemon.posix;

/**
 * The kernel can't be reached from this JVM: an unsupported platform, native access
 * denied, or no directory from which a native library may be loaded.
 */
public class KernelUnavailableException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * A failure that was foreseen.
	 * @param reason what stands in the way, one clause
	 */
	public KernelUnavailableException(String reason) {
		super(reason);
	}

	/**
	 * A failure with its reason.
	 * @param reason what stands in the way, one clause
	 * @param cause the original failure
	 */
	public KernelUnavailableException(String reason, Throwable cause) {
		super(reason, cause);
	}

}
