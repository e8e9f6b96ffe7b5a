package io.bootdaemon.daemon.reload;

import io.bootdaemon.ReloadResult;

/**
 * A part of a reload.
 */
@FunctionalInterface
public interface ReloadStep {

	/**
	 * Does it.
	 * @return what was done, a few words on one line; empty if there was nothing to do
	 * @throws Exception if it failed; the other parts are done all the same
	 */
	String reload() throws Exception;

	/**
	 * All parts are done.
	 * @param result what came of the whole reload
	 */
	default void reloaded(ReloadResult result) {
	}

}
