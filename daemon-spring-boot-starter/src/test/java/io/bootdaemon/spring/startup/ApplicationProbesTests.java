package io.bootdaemon.spring.startup;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import io.bootdaemon.daemon.watchdog.Probe;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ApplicationProbesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner();

	@Test
	void applicationThatHasNeitherIsNotLookedAt() {
		this.context.run((app) -> {
			assertThat(ApplicationProbes.liveness(app.getBeanFactory())).isEmpty();
			assertThat(ApplicationProbes.work(app.getBeanFactory())).isEmpty();
		});
	}

	@Test
	void livenessStateIsLookedAtEachTime() {
		this.context.withConfiguration(AutoConfigurations.of(ApplicationAvailabilityAutoConfiguration.class))
			.run((app) -> {
				List<Probe> probes = ApplicationProbes.liveness(app.getBeanFactory());
				assertThat(look(probes)).as("before anything is heard of it").isEmpty();
				AvailabilityChangeEvent.publish(app, LivenessState.BROKEN);
				assertThat(look(probes)).containsExactly("the application's liveness state, which is BROKEN");
				AvailabilityChangeEvent.publish(app, LivenessState.CORRECT);
				assertThat(look(probes)).isEmpty();
			});
	}

	@Test
	void executorThatNobodyHasUsedIsNotMade() {
		this.context
			.withBean("taskExecutor", SimpleAsyncTaskExecutor.class, SimpleAsyncTaskExecutor::new,
					(definition) -> definition.setLazyInit(true))
			.run((app) -> {
				ConfigurableListableBeanFactory beans = app.getBeanFactory();
				assertThat(look(ApplicationProbes.work(beans))).isEmpty();
				assertThat(beans.containsSingleton("taskExecutor")).isFalse();
			});
	}

	@Test
	void executorOfTheApplicationIsLookedAtWhenItIsThere() {
		this.context.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.withPropertyValues("spring.task.execution.pool.core-size=1")
			.run((app) -> {
				List<Probe> probes = ApplicationProbes.work(app.getBeanFactory());
				assertHangs(probes, app.getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class),
						"applicationTaskExecutor");
			});
	}

	@Test
	void executorThatReplacesItIsLookedAt() {
		this.context.withBean("taskExecutor", ThreadPoolTaskExecutor.class)
			.run((app) -> assertHangs(ApplicationProbes.work(app.getBeanFactory()),
					app.getBean(ThreadPoolTaskExecutor.class), "taskExecutor"));
	}

	@Test
	void executorThatStartsAThreadForEachTaskAnswers() {
		this.context.withBean("taskExecutor", SimpleAsyncTaskExecutor.class).run((app) -> {
			List<Probe> probes = ApplicationProbes.work(app.getBeanFactory());
			for (int i = 0; i < 2; i++) {
				assertThat(look(probes)).isEmpty();
				await().until(() -> Thread.getAllStackTraces()
					.keySet()
					.stream()
					.noneMatch((thread) -> thread.getName().equals("daemon-watchdog-probe")
							|| thread.getName().startsWith("SimpleAsyncTaskExecutor-")));
			}
		});
	}

	private static void assertHangs(List<Probe> probes, ThreadPoolTaskExecutor executor, String name) {
		assertThat(look(probes)).as("while it does nothing").isEmpty();
		CountDownLatch latch = new CountDownLatch(1);
		occupy(executor, latch);
		try {
			assertThat(look(probes)).isEmpty();
			await().until(() -> executor.getQueueSize() == 1);
			assertThat(look(probes))
				.containsExactly("the executor '" + name + "', which has not run a task within the interval");
		}
		finally {
			latch.countDown();
		}
	}

	private static void occupy(ThreadPoolTaskExecutor executor, CountDownLatch latch) {
		executor.execute(() -> {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private static List<String> look(List<Probe> probes) {
		return probes.stream().map(Probe::check).flatMap(Optional::stream).toList();
	}

}
