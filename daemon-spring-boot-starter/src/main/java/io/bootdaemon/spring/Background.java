package io.bootdaemon.spring;

/**
 * Whether an application starts in the background.
 */
public enum Background {

	/**
	 * With the flag -d or --background, unless a service manager waits for this very
	 * process: systemd, supervisord, or process 1 of a container. Process 1 itself stays
	 * in the foreground, too.
	 */
	AUTO,

	/**
	 * Also without a flag, unless --foreground is given, and also under a service
	 * manager.
	 */
	ALWAYS,

	/**
	 * Never, not even with the flag.
	 */
	NEVER

}
