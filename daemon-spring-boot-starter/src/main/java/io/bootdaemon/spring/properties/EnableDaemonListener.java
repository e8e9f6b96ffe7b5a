package io.bootdaemon.spring.properties;

import io.bootdaemon.DaemonMark;
import io.bootdaemon.LaunchException;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Adds what {@link io.bootdaemon.spring.EnableDaemon} says to an application's
 * environment, below all else. In an application that stays in the foreground, an
 * attribute that isn't valid ends the start; with {@code -d} it was refused before.
 */
class EnableDaemonListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	/** After the configuration files (+10), before verbs and start (+14, +15). */
	private static final int ORDER = ConfigDataEnvironmentPostProcessor.ORDER + 3;

	private boolean annotated;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			EnableDaemonPropertySource source = EnableDaemonPropertySource.of(event.getSpringApplication());
			this.annotated = source != null;
			if (source != null) {
				prepared.getEnvironment().getPropertySources().addLast(source);
			}
		}
		else if (this.annotated && event instanceof ApplicationContextInitializedEvent initialized
				&& System.getProperty(DaemonMark.PROPERTY) == null) {
			check(event.getSpringApplication(), initialized.getApplicationContext().getEnvironment());
		}
	}

	private static void check(SpringApplication application, ConfigurableEnvironment environment) {
		try {
			DaemonPropertiesBinder binder = new DaemonPropertiesBinder(environment);
			if (binder.enabled()) {
				binder.background();
				binder.bind(ApplicationLocation.of(environment, application.getMainApplicationClass()));
			}
		}
		catch (LaunchException ex) {
			throw new IllegalStateException("The daemon's properties are not valid: " + ex.getMessage(), ex);
		}
	}

}
