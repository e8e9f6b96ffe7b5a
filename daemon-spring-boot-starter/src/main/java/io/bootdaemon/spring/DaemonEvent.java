package io.bootdaemon.spring;

import org.springframework.context.ApplicationEvent;

/**
 * An event of this application as a process, also in the foreground.
 */
public abstract class DaemonEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	/**
	 * An event.
	 * @param daemon the daemon it is about
	 */
	DaemonEvent(Daemon daemon) {
		super(daemon);
	}

	/**
	 * The daemon it is about.
	 * @return the bean
	 */
	public Daemon getDaemon() {
		return (Daemon) getSource();
	}

}
