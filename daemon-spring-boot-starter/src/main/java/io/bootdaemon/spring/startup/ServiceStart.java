package io.bootdaemon.spring.startup;

import java.util.List;

import io.bootdaemon.LaunchException;
import io.bootdaemon.daemon.ServiceProcess;
import io.bootdaemon.spring.Daemon;
import io.bootdaemon.spring.autoconfigure.ForegroundDaemon;
import io.bootdaemon.spring.properties.BoundProperties;
import io.bootdaemon.spring.properties.DaemonProperties;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The start of an application as a systemd service, in the foreground.
 */
final class ServiceStart {

	private ServiceStart() {
	}

	/**
	 * Systemd is told how this start goes, if it has started this process and wants to be
	 * told. Properties that aren't valid end no start in the foreground.
	 */
	static void begin(ConfigurableEnvironment environment) {
		BoundProperties properties = BoundProperties.of(environment);
		DaemonProperties values = properties.orDefaults();
		if (values.enabled()) {
			try {
				properties.valid(List.of("enabled", "start-timeout", "ready-when"));
			}
			catch (LaunchException ex) {
				System.err.println("Systemd is told by defaults: " + ex.getMessage());
			}
			ServiceProcess.begin(values.startTimeout(), values.readyWhen());
		}
	}

	/**
	 * The bean's reloads are the service's from now on.
	 */
	static void connect(ServiceProcess service, ApplicationContext context) {
		if (context.getBeanProvider(Daemon.class).getIfUnique() instanceof ForegroundDaemon daemon) {
			daemon.reloadBy(service::reload);
		}
	}

}
