package io.bootdaemon.spring;

/**
 * The application has started. Its runners have not been called yet.
 */
public final class DaemonStartedEvent extends DaemonEvent {

	private static final long serialVersionUID = 1L;

	/**
	 * An event.
	 * @param daemon the daemon it is about
	 */
	public DaemonStartedEvent(Daemon daemon) {
		super(daemon);
	}

}
