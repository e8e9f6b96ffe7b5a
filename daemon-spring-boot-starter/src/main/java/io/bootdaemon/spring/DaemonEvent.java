package io.bootdaemon.spring;

import org.springframework.context.ApplicationEvent;

/**
 * Something that happened to this application as a process; in the foreground too.
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
