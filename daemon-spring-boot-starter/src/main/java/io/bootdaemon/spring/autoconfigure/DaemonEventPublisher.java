package io.bootdaemon.spring.autoconfigure;

import java.util.function.Supplier;

import io.bootdaemon.spring.Daemon;
import io.bootdaemon.spring.DaemonReadyEvent;
import io.bootdaemon.spring.DaemonStartedEvent;
import io.bootdaemon.spring.DaemonStoppingEvent;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Publishes the events of the daemon.
 */
class DaemonEventPublisher implements SmartApplicationListener {

	private final ApplicationContext context;

	private final Supplier<Daemon> daemon;

	/**
	 * A publisher.
	 * @param context the application's context
	 * @param daemon gives the bean
	 */
	public DaemonEventPublisher(ApplicationContext context, Supplier<Daemon> daemon) {
		this.context = context;
		this.daemon = daemon;
	}

	@Override
	public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
		return type == ApplicationStartedEvent.class || type == ApplicationReadyEvent.class
				|| type == ContextClosedEvent.class;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ApplicationStartedEvent started && started.getApplicationContext() == this.context) {
			this.context.publishEvent(new DaemonStartedEvent(this.daemon.get()));
		}
		else if (event instanceof ApplicationReadyEvent ready && ready.getApplicationContext() == this.context) {
			this.context.publishEvent(new DaemonReadyEvent(this.daemon.get()));
		}
		else if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == this.context) {
			this.context.publishEvent(new DaemonStoppingEvent(this.daemon.get()));
		}
	}

}
