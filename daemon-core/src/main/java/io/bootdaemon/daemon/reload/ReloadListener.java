package io.bootdaemon.daemon.reload;

import io.bootdaemon.ReloadResult;

/**
 * Told of each reload.
 */
@FunctionalInterface
public interface ReloadListener {

	/**
	 * A reload begins.
	 */
	default void reloading() {
	}

	/**
	 * It is done.
	 * @param result what came of it
	 */
	void reloaded(ReloadResult result);

}
