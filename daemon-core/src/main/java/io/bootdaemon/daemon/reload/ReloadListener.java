package io.bootdaemon.daemon.reload;

import io.bootdaemon.ReloadResult;

/**
 * Is notified of each reload.
 */
@FunctionalInterface
public interface ReloadListener {

	/**
	 * A reload may come from now on: loads the classes that it needs, as the program's
	 * jar may be overwritten by then.
	 */
	default void prepare() {
	}

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
