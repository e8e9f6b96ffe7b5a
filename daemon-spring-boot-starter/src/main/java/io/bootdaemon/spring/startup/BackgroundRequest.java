package io.bootdaemon.spring.startup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.launch.BackgroundStart.Planner;
import io.bootdaemon.launch.dryrun.DryRun;
import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.service.ServiceManager;
import io.bootdaemon.spring.Background;
import io.bootdaemon.spring.properties.BoundProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A possible request to start the application in the background: by a flag among its
 * arguments, or by a property.
 */
final class BackgroundRequest {

	private final boolean typed;

	private final boolean again;

	/** Who waits for the end of this process, if that was looked for. */
	private final Optional<ServiceManager> manager;

	private final @Nullable BackgroundStart start;

	private BackgroundRequest(boolean typed, boolean again, Optional<ServiceManager> manager,
			@Nullable BackgroundStart start) {
		this.typed = typed;
		this.again = again;
		this.manager = manager;
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
		// A daemon that a restart has stopped is started again, whatever called the
		// restart
		boolean again = flags.has(Flag.BACKGROUND_AGAIN);
		Optional<ServiceManager> manager = again ? Optional.empty() : ServiceManager.ofThisProcess();
		// For help, and to stay in the foreground, no kernel is loaded
		boolean begins = !flags.has(Flag.HELP) && manager.isEmpty();
		return new BackgroundRequest(true, again, manager, begins ? BackgroundStart.begin() : null);
	}

	/**
	 * The property without a flag.
	 */
	static BackgroundRequest ofProperty() {
		return new BackgroundRequest(false, false, Optional.empty(), null);
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
			BoundProperties properties = BoundProperties.of(environment, event.getArgs());
			if (OwnProcess.isRun(environment) && properties.enabled()) {
				if (this.typed && flags.has(Flag.HELP)) {
					show(HelpText.text());
					JvmShutdown.begin(ExitStatus.OK.code());
				}
				Planner planner = () -> LaunchPlanFactory.create(application, environment, properties);
				boolean asked = this.typed ? isFollowed(flags, properties.background(), planner, event)
						: isConfigured(properties.background(), flags, application, arguments);
				if (asked) {
					throw begun().launch(planner);
				}
			}
			if (this.start != null) {
				this.start.cancel();
			}
		}
		catch (LaunchException ex) {
			String name = LaunchPlanFactory.name(application, environment);
			if (this.again && ex.exitStatus() != ExitStatus.ALREADY_RUNNING) {
				System.err.println(name + ": " + LaunchPlan.afterFailure());
			}
			BackgroundStart.abort(name, ex);
		}
	}

	/**
	 * The application has failed before anything could be decided.
	 */
	void fail() {
		if (this.again) {
			System.err.println("Failed to start: " + LaunchPlan.afterFailure());
		}
	}

	/**
	 * Whether a flag leads to the background. What it only shows is shown.
	 */
	private boolean isFollowed(Flags flags, Background background, Planner planner,
			ApplicationEnvironmentPreparedEvent event) throws LaunchException {
		flags.check();
		Optional<String> reason = reasonToStay(background);
		if (flags.has(Flag.DRY_RUN)) {
			showDryRun(reason, planner, event);
		}
		reason.ifPresent((text) -> System.err.println("Staying in the foreground in spite of -d: " + text + "."));
		return reason.isEmpty();
	}

	/**
	 * Shows what a start in the background would be, and ends this process with 0 if
	 * nothing stands in the way.
	 */
	private void showDryRun(Optional<String> reason, Planner planner, ApplicationEnvironmentPreparedEvent event)
			throws LaunchException {
		if (reason.isPresent()) {
			show("-d would start nothing, but stay in the foreground: " + reason.get() + ".\n");
			JvmShutdown.begin(ExitStatus.OK.code());
			return;
		}
		List<String> warnings = ApplicationWarnings.of(event.getSpringApplication(), event.getEnvironment());
		DryRun dryRun = DryRun.of(begun().preview(planner), warnings);
		show(dryRun.text());
		if (dryRun.refusal().isPresent()) {
			throw dryRun.refusal().get();
		}
		JvmShutdown.begin(dryRun.exitStatus().code());
	}

	private static void show(String text) {
		System.out.print(text);
		System.out.flush();
	}

	private BackgroundStart begun() {
		return (this.start != null) ? this.start : BackgroundStart.begin();
	}

	private static boolean isConfigured(Background background, Flags flags, SpringApplication application,
			List<String> arguments) {
		return background == Background.ALWAYS && !flags.has(Flag.FOREGROUND) && OutermostApplication.isStarting()
				&& OwnProcess.runs(application, arguments);
	}

	/**
	 * Why this process stays in the foreground in spite of a flag.
	 */
	private Optional<String> reasonToStay(Background background) {
		return switch (background) {
			case ALWAYS -> Optional.empty();
			case NEVER -> Optional.of("'daemon.background' is 'never'");
			case AUTO ->
				this.manager.map((manager) -> manager.reason() + "; 'daemon.background: always' insists on -d");
		};
	}

}
