package io.bootdaemon.spring.launch;

import java.util.Arrays;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.launch.BackgroundStart.Planner;
import io.bootdaemon.spring.Background;
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

	private final boolean typed;

	private final boolean again;

	private final @Nullable BackgroundStart start;

	private BackgroundRequest(boolean typed, boolean again, @Nullable BackgroundStart start) {
		this.typed = typed;
		this.again = again;
		this.start = start;
	}

	/**
	 * A flag among the arguments, if it was typed; null if not. The start begins here,
	 * beside the preparing of the environment.
	 */
	static @Nullable BackgroundRequest ofArguments(String[] arguments) {
		Flags flags = Flags.parse(Arrays.asList(arguments));
		boolean typed = flags.isBackground() && OutermostApplication.isStarting()
				&& Flags.ofThisProcess().isBackground();
		if (!typed) {
			return null;
		}
		// What only shows something loads no kernel
		boolean shows = flags.has(Flag.HELP) || flags.has(Flag.DRY_RUN);
		return new BackgroundRequest(true, flags.has(Flag.BACKGROUND_AGAIN), shows ? null : BackgroundStart.begin());
	}

	/**
	 * The property without a flag.
	 */
	static BackgroundRequest ofProperty() {
		return new BackgroundRequest(false, false, null);
	}

	/**
	 * Starts the application in the background, and doesn't return, if that is asked for.
	 */
	void decide(ApplicationEnvironmentPreparedEvent event) {
		ConfigurableEnvironment environment = event.getEnvironment();
		SpringApplication application = event.getSpringApplication();
		List<String> arguments = List.of(event.getArgs());
		Flags flags = Flags.parse(arguments);
		try {
			DaemonPropertiesBinder properties = new DaemonPropertiesBinder(environment, event.getArgs());
			if (OwnProcess.isRun(environment) && properties.enabled()) {
				if (this.typed && flags.has(Flag.HELP)) {
					HelpRequest.show();
				}
				boolean asked = isAskedFor(properties.background(), flags, application, arguments);
				Planner planner = () -> LaunchPlanFactory.create(application, environment, properties);
				if (this.typed && flags.has(Flag.DRY_RUN)) {
					DryRunRequest.show(asked ? planner : null, application, environment);
				}
				if (asked) {
					BackgroundStart begun = (this.start != null) ? this.start : BackgroundStart.begin();
					throw begun.launch(planner);
				}
			}
			if (this.start != null) {
				this.start.cancel();
			}
		}
		catch (LaunchException ex) {
			String name = environment.getProperty("spring.application.name", "application");
			if (this.again && ex.status() != ExitStatus.ALREADY_RUNNING) {
				System.err.println(name + ": " + BackgroundStart.NOTHING_RUNS);
			}
			BackgroundStart.abort(name, ex);
		}
	}

	/**
	 * The application has failed before anything could be decided.
	 */
	void fail() {
		if (this.again) {
			System.err.println("Failed to start: " + BackgroundStart.NOTHING_RUNS);
		}
	}

	private boolean isAskedFor(Background background, Flags flags, SpringApplication application,
			List<String> arguments) throws LaunchException {
		if (!this.typed) {
			return background == Background.ALWAYS && !flags.has(Flag.FOREGROUND) && OutermostApplication.isStarting()
					&& OwnProcess.runs(application, arguments);
		}
		flags.check();
		if (background == Background.NEVER && !flags.has(Flag.DRY_RUN)) {
			System.err.println("Staying in the foreground in spite of -d: 'daemon.background' is 'never'.");
		}
		return background != Background.NEVER;
	}

}
