package io.bootdaemon.spring.actuate;

import io.bootdaemon.control.DaemonStatus;
import io.bootdaemon.control.Target;
import io.bootdaemon.daemon.DaemonProcess;
import io.bootdaemon.spring.Daemon;
import io.bootdaemon.spring.autoconfigure.DaemonAutoConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * The daemon's endpoint, health, info and metrics, if the application has an actuator and
 * runs in the background.
 */
@AutoConfiguration(after = DaemonAutoConfiguration.class)
@Conditional(OnDaemonCondition.class)
@ConditionalOnClass(Endpoint.class)
@ConditionalOnBean(Daemon.class)
public final class DaemonActuatorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	DaemonEndpoint daemonEndpoint(Daemon daemon) {
		return new DaemonEndpoint(daemon, () -> {
			DaemonProcess process = DaemonProcess.current().orElseThrow();
			return DaemonStatus.of(Target.of(process.pidFile(), process.state()));
		});
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnEnabledInfoContributor("daemon")
	DaemonInfoContributor daemonInfoContributor(Daemon daemon) {
		return new DaemonInfoContributor(daemon);
	}

	/**
	 * Health, which can be switched off like each other indicator. The properties are
	 * those of ConditionalOnEnabledHealthIndicator, which moved between Spring Boot 3 and
	 * 4, so that one starter can't have it for both.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnExpression("${management.health.daemon.enabled:${management.health.defaults.enabled:true}}")
	static class Health {

		@Bean
		@ConditionalOnMissingBean(name = "daemonHealthIndicator")
		static DaemonHealthIndicator daemonHealthIndicator() {
			return new DaemonHealthIndicator();
		}

	}

	/**
	 * Metrics.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class Metrics {

		@Bean
		@ConditionalOnMissingBean
		DaemonMetrics daemonMetrics(Daemon daemon) {
			return new DaemonMetrics(daemon);
		}

	}

}
