package io.bootdaemon.spring.launch;

import java.util.Arrays;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.spring.properties.Background;
import io.bootdaemon.spring.properties.DaemonPropertiesBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What may be a request to start an application in the background: a flag among its
 * arguments, or the property that asks for it without one.
 */
final class BackgroundRequest {

	private final @Nullable BackgroundStart start;

	private BackgroundRequest(@Nullable BackgroundStart start) {
		this.start = start;
	}

	/**
	 * A flag among the arguments, if it was typed; null if not. The start begins here,
	 * beside the preparing of the environment.
	 */
	static @Nullable BackgroundRequest ofArguments(String[] arguments) {
		boolean typed = Flags.parse(Arrays.asList(arguments)).background() && OutermostApplication.isStarting()
				&& Flags.isBackgroundTyped();
		return typed ? new BackgroundRequest(BackgroundStart.begin()) : null;
	}

	/**
	 * The property without a flag.
	 */
	static BackgroundRequest ofProperty() {
		return new BackgroundRequest(null);
	}

	/**
	 * Starts the application in the background, and doesn't return, if that is asked for.
	 */
	void decide(ApplicationEnvironmentPreparedEvent event) {
		ConfigurableEnvironment environment = event.getEnvironment();
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
