package io.bootdaemon.spring;

/**
 * Whether an application starts in the background.
 */
public enum Background {

	/**
	 * With the flag -d or --background, unless this very process is waited for: by
	 * systemd, by supervisord, as process 1 or by a container's process 1.
	 */
	AUTO,

	/**
	 * Without a flag too, unless --foreground is given, and whoever waits for this
	 * process.
	 */
	ALWAYS,

	/**
	 * Not even with the flag.
	 */
	NEVER

}
