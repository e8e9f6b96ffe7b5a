package io.bootdaemon.spring.status;

import java.util.concurrent.atomic.AtomicReference;

import io.bootdaemon.spring.launch.OutermostApplication;
import io.bootdaemon.status.DaemonProcess;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Finds the application whose readiness counts: the first outermost one whose environment
 * is prepared. Devtools and a builder's parent get no further, or don't count.
 */
class DaemonStartListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final AtomicReference<@Nullable SpringApplication> APPLICATION = new AtomicReference<>();

	static boolean counts(SpringApplication application) {
		return APPLICATION.get() == application;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		DaemonProcess.current().ifPresent((daemon) -> {
			if (OutermostApplication.isStarting() && APPLICATION.compareAndSet(null, event.getSpringApplication())) {
				daemon.phase("environment");
			}
		});
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
