package io.bootdaemon.spring.startup;

import java.util.List;
import java.util.Optional;

import io.bootdaemon.daemon.watchdog.Probe;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class LivenessProbeTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner();

	@Test
	void applicationThatHasNoSuchStateIsNotLookedAt() {
		this.context.run((app) -> assertThat(LivenessProbe.of(app)).isEmpty());
	}

	@Test
	void livenessStateIsLookedAtEachTime() {
		this.context.withConfiguration(AutoConfigurations.of(ApplicationAvailabilityAutoConfiguration.class))
			.run((app) -> {
				List<Probe> probes = LivenessProbe.of(app);
				assertThat(look(probes)).as("before anything is heard of it").isEmpty();
				AvailabilityChangeEvent.publish(app, LivenessState.BROKEN);
				assertThat(look(probes)).containsExactly("the application's liveness state, which is BROKEN");
				AvailabilityChangeEvent.publish(app, LivenessState.CORRECT);
				assertThat(look(probes)).isEmpty();
			});
	}

	private static List<String> look(List<Probe> probes) {
		return probes.stream().map(Probe::check).flatMap(Optional::stream).toList();
	}

}
