package io.bootdaemon.spring.launch;

import java.util.Arrays;
import java.util.List;

import io.bootdaemon.DaemonMark;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.spring.properties.Background;
import io.bootdaemon.spring.properties.DaemonPropertiesBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Starts the application in the background if that is asked for: at the first moment at
 * which its properties are known, and before its logging opens a file.
 */
class BackgroundStartListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	/** After the configuration files (+10), before the logging (+20). */
	private static final int ORDER = ConfigDataEnvironmentPostProcessor.ORDER + 5;

	private @Nullable BackgroundStart start;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (DaemonMark.current().isPresent()) {
			return;
		}
		if (event instanceof ApplicationStartingEvent) {
			onStarting(Flags.parse(Arrays.asList(event.getArgs())));
		}
		else if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			onEnvironmentPrepared(prepared);
		}
	}

	private void onStarting(Flags flags) {
		if (flags.background() && OutermostApplication.isStarting() && Flags.isBackgroundTyped()) {
			this.start = BackgroundStart.begin();
		}
	}

	private void onEnvironmentPrepared(ApplicationEnvironmentPreparedEvent event) {
		ConfigurableEnvironment environment = event.getEnvironment();
		boolean always = Background.ALWAYS.name().equalsIgnoreCase(environment.getProperty("daemon.background"));
		if (this.start == null && !always) {
			return;
		}
		SpringApplication application = event.getSpringApplication();
		List<String> arguments = List.of(event.getArgs());
		try {
			DaemonPropertiesBinder properties = new DaemonPropertiesBinder(environment, event.getArgs());
			if (OwnProcess.isRun(environment) && properties.enabled()
					&& isAskedFor(properties.background(), application, arguments)) {
				BackgroundStart begun = (this.start != null) ? this.start : BackgroundStart.begin();
				throw begun.launch(() -> LaunchPlanFactory.create(application, environment, properties));
			}
			if (this.start != null) {
				this.start.cancel();
			}
		}
		catch (LaunchException ex) {
			BackgroundStart.abort(environment.getProperty("spring.application.name", "application"), ex);
		}
	}

	private boolean isAskedFor(Background background, SpringApplication application, List<String> arguments)
			throws LaunchException {
		Flags flags = Flags.parse(arguments);
		if (this.start == null) {
			return background == Background.ALWAYS && !flags.foreground() && OutermostApplication.isStarting()
					&& OwnProcess.runs(application, arguments);
		}
		if (flags.contradictory()) {
			throw new LaunchException(ExitStatus.USAGE,
					"Both background (-d) and foreground (--foreground) are asked for.", "Leave one of them out.");
		}
		if (background == Background.NEVER) {
			System.err.println("Staying in the foreground in spite of -d: 'daemon.background' is 'never'.");
		}
		return background != Background.NEVER;
	}

}
