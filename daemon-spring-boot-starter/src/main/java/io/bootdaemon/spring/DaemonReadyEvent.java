package io.bootdaemon.spring;

/**
 * The application is ready. The command that started it with {@code -d} returns next.
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
