package io.bootdaemon.spring;

/**
 * The application is ready; whoever typed {@code -d} is told so next.
 */
public final class DaemonReadyEvent extends DaemonEvent {

	private static final long serialVersionUID = 1L;

	/**
	 * An event.
	 * @param daemon the daemon it is about
	 */
	public DaemonReadyEvent(Daemon daemon) {
		super(daemon);
	}

}
