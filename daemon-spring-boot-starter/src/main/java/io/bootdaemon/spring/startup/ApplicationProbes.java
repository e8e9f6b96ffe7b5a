package io.bootdaemon.spring.startup;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import io.bootdaemon.daemon.watchdog.ExecutorProbe;
import io.bootdaemon.daemon.watchdog.Probe;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * What the watchdog looks at in an application: its liveness state, where there is a bean
 * that keeps it, and its executor. A bean isn't made for that.
 */
final class ApplicationProbes {

	/** That of Spring Boot, or the one that replaces it for {@code @Async}. */
	private static final List<String> EXECUTORS = List.of("applicationTaskExecutor", "taskExecutor");

	private ApplicationProbes() {
	}

	static List<Probe> liveness(ConfigurableListableBeanFactory beans) {
		// Now, as making or looking for it later may wait for a thread that hangs
		ApplicationAvailability availability = beans.getBeanProvider(ApplicationAvailability.class).getIfUnique();
		return (availability != null) ? List.of(() -> liveness(availability)) : List.of();
	}

	static List<Probe> work(ConfigurableListableBeanFactory beans) {
		return EXECUTORS.stream()
			.filter(beans::containsBean)
			.limit(1)
			.<Probe>map((name) -> new ExecutorProbe(name, () -> executor(beans, name)))
			.toList();
	}

	/** By getLivenessState(), one of which nothing has been heard would be broken. */
	private static Optional<String> liveness(ApplicationAvailability availability) {
		return (availability.getState(LivenessState.class) == LivenessState.BROKEN)
				? Optional.of("the application's liveness state, which is BROKEN") : Optional.empty();
	}

	/** It may be lazy: one that nobody has used has nothing that could hang. */
	private static @Nullable Executor executor(ConfigurableListableBeanFactory beans, String name) {
		Object bean = beans.containsSingleton(name) ? beans.getBean(name) : null;
		if (bean instanceof ThreadPoolTaskExecutor pool) {
			return pool.getThreadPoolExecutor();
		}
		return (bean instanceof Executor executor) ? executor : null;
	}

}
