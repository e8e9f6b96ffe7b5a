package io.bootdaemon.spring.properties;

import io.bootdaemon.LaunchException;
import io.bootdaemon.process.DaemonMark;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Adds the attributes of {@link io.bootdaemon.spring.EnableDaemon} to the application's
 * environment, with the lowest precedence. In the foreground, an invalid attribute ends
 * the start; with {@code -d} it was refused before.
 */
class EnableDaemonListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	/** After the configuration files (+10), before verbs and start (+14, +15). */
	private static final int ORDER = ConfigDataEnvironmentPostProcessor.ORDER + 3;

	private @Nullable EnableDaemonPropertySource source;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			this.source = EnableDaemonPropertySource.of(event.getSpringApplication());
			if (this.source != null) {
				prepared.getEnvironment().getPropertySources().addLast(this.source);
			}
		}
		else if (this.source != null && event instanceof ApplicationContextInitializedEvent initialized
				&& System.getProperty(DaemonMark.PROPERTY) == null) {
			check(this.source, initialized.getApplicationContext().getEnvironment());
		}
	}

	private static void check(EnableDaemonPropertySource source, ConfigurableEnvironment environment) {
		try {
			BoundProperties.check(environment, source.names());
		}
		catch (LaunchException ex) {
			throw new InvalidPropertyException(ex);
		}
	}

}
