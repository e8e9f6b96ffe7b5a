package io.bootdaemon.spring;

/**
 * Whether an application starts in the background.
 */
public enum Background {

	/**
	 * With the flag -d or --background.
	 */
	AUTO,

	/**
	 * Without a flag too, unless --foreground is given.
	 */
	ALWAYS,

	/**
	 * Not even with the flag.
	 */
	NEVER

}
