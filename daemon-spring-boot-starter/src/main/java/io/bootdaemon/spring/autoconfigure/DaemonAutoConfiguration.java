package io.bootdaemon.spring.autoconfigure;

import io.bootdaemon.daemon.DaemonProcess;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.spring.Daemon;
import io.bootdaemon.spring.DaemonReloadedEvent;
import io.bootdaemon.spring.properties.DaemonBindHandler;
import io.bootdaemon.spring.properties.DaemonProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The {@link Daemon} bean, its properties, and the methods that signals and reloads call.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "daemon.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(DaemonProperties.class)
public final class DaemonAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Daemon daemon(ApplicationContext context, ContextReload reload) {
		// In the foreground, the classes of a daemon aren't even loaded
		return (System.getProperty(DaemonMark.PROPERTY) != null)
				? new BackgroundDaemon(DaemonProcess.current().orElseThrow())
				: new ForegroundDaemon(context.getEnvironment().getProperty("spring.application.name", "application"),
						reload, () -> ProcessOwner.is(context));
	}

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor daemonBindHandlerAdvisor(ConfigurableEnvironment environment) {
		return (parent) -> new DaemonBindHandler(parent, environment);
	}

	@Bean
	@ConditionalOnMissingBean
	ContextReload daemonContextReload(ApplicationContext context, ObjectProvider<Daemon> daemon) {
		return new ContextReload(context,
				(result) -> context.publishEvent(new DaemonReloadedEvent(daemon.getObject(), result)));
	}

	@Bean
	@ConditionalOnMissingBean
	static SignalMethods daemonSignalMethods(ConfigurableListableBeanFactory beans, ContextReload reload,
			ObjectProvider<Daemon> daemon) {
		return new SignalMethods(beans, reload, () -> {
			// In the background, that is part of the start
			if (daemon.getObject() instanceof ForegroundDaemon foreground) {
				foreground.acceptReloads();
			}
		});
	}

	@Bean
	@ConditionalOnMissingBean
	static DaemonEventPublisher daemonEventPublisher(ApplicationContext context, ObjectProvider<Daemon> daemon) {
		return new DaemonEventPublisher(context, daemon::getObject);
	}

}
