package io.bootdaemon.spring.startup;

import java.util.List;
import java.util.Optional;

import io.bootdaemon.daemon.watchdog.Probe;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;

/**
 * The watchdog's probe of an application: whether its liveness state is BROKEN.
 */
final class LivenessProbe implements Probe {

	private final ApplicationAvailability availability;

	private LivenessProbe(ApplicationAvailability availability) {
		this.availability = availability;
	}

	/**
	 * The probe of an application.
	 * @param beans where the bean that keeps the state is looked for: now, as making or
	 * looking for it later may wait for a thread that hangs
	 * @return no probe where there is no such bean
	 */
	static List<Probe> of(BeanFactory beans) {
		ApplicationAvailability availability = beans.getBeanProvider(ApplicationAvailability.class).getIfUnique();
		return (availability != null) ? List.of(new LivenessProbe(availability)) : List.of();
	}

	/** By getLivenessState(), one of which nothing has been heard would be broken. */
	@Override
	public Optional<String> check() {
		return (this.availability.getState(LivenessState.class) == LivenessState.BROKEN)
				? Optional.of("the application's liveness state, which is BROKEN") : Optional.empty();
	}

}
