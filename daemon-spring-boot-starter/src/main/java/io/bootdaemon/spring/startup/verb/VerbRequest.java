package io.bootdaemon.spring.startup.verb;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.control.Target;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.spring.properties.BoundProperties;
import io.bootdaemon.spring.startup.LaunchPlanFactory;
import io.bootdaemon.spring.startup.OutermostApplication;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/**
 * A verb that was typed. Doing it ends this process.
 */
final class VerbRequest {

	/** They are needed most when something is wrong. */
	private static final Set<Flag> NEED_NO_CONFIGURATION = EnumSet.of(Flag.STATUS, Flag.STOP, Flag.RELOAD, Flag.LOGS,
			Flag.DUMP);

	private final Flags flags;

	private final Flag verb;

	/** A restart or a training needs the kernel: it is loaded beside the preparing. */
	private final @Nullable BackgroundStart start;

	private VerbRequest(Flags flags, Flag verb) {
		this.flags = flags;
		this.verb = verb;
		this.start = (verb == Flag.RESTART || verb == Flag.TRAIN) ? BackgroundStart.begin() : null;
	}

	/**
	 * The verb among the arguments, if it was typed; null if not.
	 */
	static @Nullable VerbRequest ofArguments(String[] arguments) {
		Flags flags = Flags.parse(Arrays.asList(arguments));
		Flag verb = flags.verb().orElse(null);
		boolean typed = verb != null && OutermostApplication.isStarting() && Flags.ofThisProcess().has(verb);
		return typed ? new VerbRequest(flags, verb) : null;
	}

	/**
	 * Does it, unless the flags aren't ours in this application.
	 */
	void run(ApplicationEnvironmentPreparedEvent event) {
		ConfigurableEnvironment environment = event.getEnvironment();
		SpringApplication application = event.getSpringApplication();
		try {
			if (!isOurs(BoundProperties.of(environment, event.getArgs()))) {
				if (this.start != null) {
					this.start.cancel();
				}
				return;
			}
			this.flags.check();
			JvmShutdown.begin(perform(application, environment, event.getArgs()));
		}
		catch (LaunchException ex) {
			BackgroundStart.abort(LaunchPlanFactory.name(application, environment), ex);
		}
	}

	/**
	 * Does it although the application's configuration can't be read, if it needs nothing
	 * of it.
	 */
	void runWithoutEnvironment(ApplicationFailedEvent event) {
		if (!NEED_NO_CONFIGURATION.contains(this.verb)) {
			if (this.verb == Flag.RESTART) {
				Targets.tellAtTheEnd("Nothing was stopped");
			}
			return;
		}
		try {
			this.flags.check();
			SpringApplication application = event.getSpringApplication();
			Targets.checkTyped(application, event.getArgs());
			Target target = Targets.withoutConfiguration(application, event.getArgs(), event.getException());
			JvmShutdown.begin(new Verbs(target, this.flags).run(this.verb));
		}
		catch (LaunchException ex) {
			BackgroundStart.abort(LaunchPlanFactory.name(event.getSpringApplication(), new StandardEnvironment()), ex);
		}
	}

	private int perform(SpringApplication application, ConfigurableEnvironment environment, String[] arguments)
			throws LaunchException {
		return switch (this.verb) {
			case RESTART -> new RestartVerb(Objects.requireNonNull(this.start), application, environment, arguments)
				.run(this.flags);
			case TRAIN ->
				throw new TrainVerb(Objects.requireNonNull(this.start), application, environment, arguments).run();
			case INSTALL_SCRIPT ->
				new InstallScriptVerb(application, environment, arguments).run(this.flags.operand(Flag.INSTALL_SCRIPT))
					.code();
			case PRINT_UNIT, INSTALL_UNIT ->
				new UnitVerb(application, environment, arguments).run(this.verb, this.flags).code();
			default -> new Verbs(target(application, environment, arguments), this.flags).run(this.verb);
		};
	}

	/** What can't be read counts as not said, where the verb can do without. */
	private boolean isOurs(BoundProperties properties) throws LaunchException {
		try {
			return properties.enabled();
		}
		catch (LaunchException ex) {
			if (NEED_NO_CONFIGURATION.contains(this.verb)) {
				return true;
			}
			throw ex;
		}
	}

	private Target target(SpringApplication application, ConfigurableEnvironment environment, String[] arguments)
			throws LaunchException {
		try {
			return Targets.of(application, environment, arguments);
		}
		catch (LaunchException ex) {
			if (ex.exitStatus() == ExitStatus.CONFIGURATION && NEED_NO_CONFIGURATION.contains(this.verb)) {
				Targets.checkTyped(application, arguments);
				return Targets.inSpiteOf(ex, application, environment, arguments);
			}
			throw ex;
		}
	}

}
