package io.bootdaemon.spring;

import io.bootdaemon.ReloadResult;

/**
 * A reload has ended, also one in which something failed: all {@link OnReload} methods
 * have returned.
 */
public final class DaemonReloadedEvent extends DaemonEvent {

	private static final long serialVersionUID = 1L;

	private final transient ReloadResult result;

	/**
	 * An event.
	 * @param daemon the daemon it is about
	 * @param result what came of the reload
	 */
	public DaemonReloadedEvent(Daemon daemon, ReloadResult result) {
		super(daemon);
		this.result = result;
	}

	/**
	 * What came of the reload.
	 * @return whether all of it went well, and what was done
	 */
	public ReloadResult getResult() {
		return this.result;
	}

}
