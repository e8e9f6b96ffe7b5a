package io.bootdaemon.spring;

import io.bootdaemon.ReloadResult;

/**
 * A reload has finished, successfully or not: all {@link OnReload} methods have returned.
 */
public final class DaemonReloadedEvent extends DaemonEvent {

	private static final long serialVersionUID = 1L;

	private final transient ReloadResult result;

	/**
	 * An event.
	 * @param daemon the daemon it is about
	 * @param result the result of the reload
	 */
	public DaemonReloadedEvent(Daemon daemon, ReloadResult result) {
		super(daemon);
		this.result = result;
	}

	/**
	 * The result of the reload.
	 * @return whether all of it succeeded, and what was done
	 */
	public ReloadResult getResult() {
		return this.result;
	}

}
