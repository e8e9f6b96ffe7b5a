package io.bootdaemon.spring;

/**
 * The application is shutting down. Its beans still exist.
 */
public final class DaemonStoppingEvent extends DaemonEvent {

	private static final long serialVersionUID = 1L;

	/**
	 * An event.
	 * @param daemon the daemon it is about
	 */
	public DaemonStoppingEvent(Daemon daemon) {
		super(daemon);
	}

}
