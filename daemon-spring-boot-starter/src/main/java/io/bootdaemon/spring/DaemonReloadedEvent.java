package io.bootdaemon.spring;

/**
 * The application has reloaded, all its {@link OnReload} methods have returned.
 */
public final class DaemonReloadedEvent extends DaemonEvent {

	private static final long serialVersionUID = 1L;

	/**
	 * An event.
	 * @param daemon the daemon it is about
	 */
	public DaemonReloadedEvent(Daemon daemon) {
		super(daemon);
	}

}
