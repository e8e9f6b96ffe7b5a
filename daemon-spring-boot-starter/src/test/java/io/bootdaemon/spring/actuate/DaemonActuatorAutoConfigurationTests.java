package io.bootdaemon.spring.actuate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.bootdaemon.spring.Daemon;
import io.bootdaemon.spring.autoconfigure.DaemonAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.aot.AbstractAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is there and what isn't. In the environment, not in the system properties, the
 * mark makes no daemon of this JVM.
 */
class DaemonActuatorAutoConfigurationTests {

	private static final String MARK = "bootdaemon.pid-file=/srv/app.pid";

	private static final String EXPOSED = "management.endpoints.jmx.exposure.include=daemon";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DaemonAutoConfiguration.class, DaemonActuatorAutoConfiguration.class));

	@Test
	void nothingIsThereInTheForeground() {
		this.runner.withPropertyValues(EXPOSED, "spring.jmx.enabled=true")
			.run((context) -> assertThat(context).doesNotHaveBean(DaemonEndpoint.class)
				.doesNotHaveBean(DaemonInfoContributor.class)
				.doesNotHaveBean(DaemonMetrics.class)
				.doesNotHaveBean("daemonHealthIndicator"));
	}

	@Test
	void allIsThereInTheBackground() {
		this.runner.withPropertyValues(MARK, EXPOSED, "spring.jmx.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(DaemonEndpoint.class)
				.hasSingleBean(DaemonInfoContributor.class)
				.hasSingleBean(DaemonMetrics.class)
				.hasSingleBean(HealthIndicator.class)
				.hasBean("daemonHealthIndicator"));
	}

	@Test
	void buildDefinesAllOfIt() {
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		try {
			this.runner.withPropertyValues(EXPOSED, "spring.jmx.enabled=true")
				.run((context) -> assertThat(context.getBeanDefinitionNames()).contains("daemonEndpoint",
						"daemonInfoContributor", "daemonMetrics", "daemonHealthIndicator"));
		}
		finally {
			System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
		}
	}

	/** Definitions that a build has generated name the class of each bean. */
	@Test
	void whatABuildHasDefinedIsRemovedInTheForeground() {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("daemon", new RootBeanDefinition(Daemon.class));
		beans.registerBeanDefinition("daemonMetrics", new RootBeanDefinition(DaemonMetrics.class));
		beans.registerBeanDefinition("daemonHealthIndicator", new RootBeanDefinition(DaemonHealthIndicator.class));
		AotDefinitions.remove(beans);
		assertThat(beans.getBeanDefinitionNames()).containsExactly("daemon");
	}

	@Test
	void endpointIsNotThereUnlessExposed() {
		this.runner.withPropertyValues(MARK)
			.run((context) -> assertThat(context).doesNotHaveBean(DaemonEndpoint.class));
	}

	@Test
	void nothingIsThereWhenDisabled() {
		this.runner.withPropertyValues(MARK, EXPOSED, "spring.jmx.enabled=true", "daemon.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DaemonEndpoint.class)
				.doesNotHaveBean("daemonHealthIndicator"));
	}

	@Test
	void eachCanBeSwitchedOff() {
		this.runner
			.withPropertyValues(MARK, "management.info.daemon.enabled=false", "management.health.daemon.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DaemonInfoContributor.class)
				.doesNotHaveBean("daemonHealthIndicator"));
	}

	@Test
	void healthIsSwitchedWithAllOthersUnlessByItsOwnProperty() {
		this.runner.withPropertyValues(MARK, "management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("daemonHealthIndicator"));
		this.runner
			.withPropertyValues(MARK, "management.health.defaults.enabled=false",
					"management.health.daemon.enabled=true")
			.run((context) -> assertThat(context).hasBean("daemonHealthIndicator"));
	}

	@Test
	void applicationWithoutActuatorHasNone() {
		this.runner.withPropertyValues(MARK)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Daemon.class)
				.doesNotHaveBean("daemonInfoContributor"));
	}

	@Test
	void applicationWithoutMicrometerHasNoMetrics() {
		this.runner.withPropertyValues(MARK)
			.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("daemonMetrics"));
	}

	@Test
	void metricsAreNamedByMicrometersConventions(@TempDir Path directory) throws Exception {
		Path log = Files.writeString(directory.resolve("app.out"), "five\n");
		Daemon daemon = Mockito.mock();
		BDDMockito.given(daemon.getLogFile()).willReturn(Optional.of(log));
		BDDMockito.given(daemon.getRestarts()).willReturn(3);
		BDDMockito.given(daemon.getStarted()).willReturn(Instant.ofEpochSecond(1700000000));
		MeterRegistry registry = new SimpleMeterRegistry();
		new DaemonMetrics(daemon).bindTo(registry);
		assertThat(registry.get("daemon.restarts").functionCounter().count()).isEqualTo(3);
		assertThat(registry.get("daemon.start.time").timeGauge().value()).isEqualTo(1700000000);
		assertThat(registry.get("daemon.log.size").gauge().value()).isEqualTo(5);
		assertThat(registry.get("daemon.log.size").gauge().getId().getBaseUnit()).isEqualTo("bytes");
	}

	@Test
	void infoTellsNoPath() {
		Daemon daemon = Mockito.mock();
		BDDMockito.given(daemon.getName()).willReturn("orders");
		BDDMockito.given(daemon.getStarted()).willReturn(Instant.EPOCH);
		Info.Builder builder = new Info.Builder();
		new DaemonInfoContributor(daemon).contribute(builder);
		assertThat(builder.build().getDetails()).isEqualTo(Map.of("daemon",
				Map.of("name", "orders", "background", false, "pid", 0L, "started", Instant.EPOCH, "restarts", 0)));
	}

}
