package io.bootdaemon.spring.autoconfigure;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.process.JvmSignal;
import io.bootdaemon.spring.Daemon;
import io.bootdaemon.spring.DaemonEvent;
import io.bootdaemon.spring.DaemonReloadedEvent;
import io.bootdaemon.spring.OnReload;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * In the foreground, as in every test. The background has tests with real daemons.
 */
class DaemonAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DaemonAutoConfiguration.class));

	@Test
	void daemonIsThereInTheForeground() {
		this.runner.withPropertyValues("spring.application.name=orders").run((context) -> {
			Daemon daemon = context.getBean(Daemon.class);
			assertThat(daemon.isBackground()).isFalse();
			assertThat(daemon.getName()).isEqualTo("orders");
			assertThat(daemon.getPid()).isEqualTo(ProcessHandle.current().pid());
			assertThat(daemon.getStarted()).isBefore(Instant.now());
			assertThat(daemon.getRestarts()).isZero();
			assertThat(daemon.getPidFile()).isEmpty();
			assertThat(daemon.getLogFile()).isEmpty();
			daemon.reopenLog();
		});
	}

	@Test
	void restartInTheForegroundSaysWhyItCantBe() {
		this.runner.run(
				(context) -> assertThatIllegalStateException().isThrownBy(() -> context.getBean(Daemon.class).restart())
					.withMessageContaining("in the foreground"));
	}

	@Test
	void stopInAProcessOfOthersIsRefused() {
		this.runner.run((context) -> assertThatIllegalStateException().isThrownBy(context.getBean(Daemon.class)::stop)
			.withMessageContaining("was not started to run this application"));
	}

	@Test
	void signalIsGivenBackWhenTheContextIsClosed() throws ReflectiveOperationException {
		JvmSignal signal = new JvmSignal("HUP");
		Object before = signal.ignore();
		try {
			this.runner.withUserConfiguration(FailsToReload.class).run((context) -> {
			});
			assertThat(signal.ignore()).asString().doesNotContain("handler of");
		}
		finally {
			signal.restore(before);
		}
	}

	@Test
	void reloadInTheForegroundCallsTheMethodsAndPublishesTheEvent() {
		this.runner.withBean(Caches.class).run((context) -> {
			List<Object> events = new ArrayList<>();
			context.addApplicationListener((DaemonReloadedEvent event) -> events.add(event.getResult()));
			ReloadResult result = context.getBean(Daemon.class).reload();
			assertThat(result).isEqualTo(new ReloadResult(true, "DaemonAutoConfigurationTests.Caches.clear called"));
			assertThat(context.getBean(Caches.class).cleared).isOne();
			assertThat(events).containsExactly(result);
		});
	}

	@Test
	void reloadThatFailsPublishesTheEventWithWhatFailed() {
		this.runner.withBean(FailsToReload.class).run((context) -> {
			List<Object> events = new ArrayList<>();
			context.addApplicationListener((DaemonReloadedEvent event) -> {
				events.add(event.getResult());
				throw new IllegalStateException("a listener that fails");
			});
			ReloadResult result = context.getBean(Daemon.class).reload();
			assertThat(result.successful()).isFalse();
			assertThat(result.text()).contains("no such table");
			assertThat(events).containsExactly(result);
		});
	}

	@Test
	void reloadRefreshesWhereSpringCloudIsThere() {
		this.runner.withBean(Caches.class)
			.withBean(ContextRefresher.class)
			.run((context) -> assertThat(context.getBean(Daemon.class).reload().text())
				.isEqualTo("2 properties refreshed, DaemonAutoConfigurationTests.Caches.clear called"));
	}

	@Test
	void eventsTellWhatHappens() {
		List<String> events = new ArrayList<>();
		SpringApplication application = new SpringApplication(Empty.class);
		application.addListeners((ApplicationListener<DaemonEvent>) (event) -> events
			.add(event.getClass().getSimpleName() + " " + event.getDaemon().isBackground()));
		application.run("--spring.main.banner-mode=off").close();
		assertThat(events).containsExactly("DaemonStartedEvent false", "DaemonReadyEvent false",
				"DaemonStoppingEvent false");
	}

	@Test
	void nothingIsThereWhenDisabled() {
		this.runner.withPropertyValues("daemon.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Daemon.class)
				.doesNotHaveBean(SignalMethods.class)
				.doesNotHaveBean(ContextReload.class));
	}

	@Test
	void backsOffWhenThereIsADaemonOfTheUsers() {
		Daemon own = Mockito.mock();
		Mockito.when(own.getPidFile()).thenReturn(Optional.of(Path.of("/x")));
		this.runner.withBean("own", Daemon.class, () -> own)
			.run((context) -> assertThat(context.getBean(Daemon.class)).isSameAs(own));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Empty {

	}

	static class FailsToReload {

		@OnReload
		void reload() {
			throw new IllegalStateException("no such table");
		}

	}

	static class Caches {

		int cleared;

		@OnReload
		void clear() {
			this.cleared++;
		}

	}

}
