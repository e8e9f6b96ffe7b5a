package io.bootdaemon.spring.startup.verb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.JavaExecutable;
import io.bootdaemon.control.ControlScript;
import io.bootdaemon.control.Terminal;
import io.bootdaemon.launch.TypedCommand;
import io.bootdaemon.spring.properties.ApplicationLocation;
import io.bootdaemon.spring.properties.BoundProperties;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Writes the control script of an application, with the paths that its configuration
 * resolves to now.
 */
final class InstallScriptVerb {

	/** As variables, with dots for underscores. */
	private static final List<String> SELECTING = List.of("daemon.pid.file", "daemon.pidfile", "daemon.log.file",
			"daemon.logfile", "daemon.name", "spring.config.location", "spring.config.additional.location",
			"spring.config.additionallocation", "spring.config.import", "spring.profiles.active",
			"spring.application.name");

	private final SpringApplication application;

	private final ConfigurableEnvironment environment;

	private final String[] arguments;

	InstallScriptVerb(SpringApplication application, ConfigurableEnvironment environment, String[] arguments) {
		this.application = application;
		this.environment = environment;
		this.arguments = arguments;
	}

	/**
	 * Writes it.
	 * @param operand where; empty for a file beside the jar that has the daemon's name
	 */
	ExitStatus run(String operand) throws LaunchException {
		ApplicationLocation location = ApplicationLocation.of(this.environment,
				this.application.getMainApplicationClass());
		DaemonOptions options = BoundProperties.of(this.environment, this.arguments).options(location);
		TypedCommand typed = withItsPlace(TypedCommand.ofThisProcess(Flag.ALL), options);
		Path file = operand.isEmpty() ? location.directory().resolve(options.name() + ".sh")
				: typed.directory().resolve(operand);
		new ControlScript(options, JavaExecutable.asTyped(), typed.commandLine(), typed.directory()).install(file);
		Terminal.of(options.name()).say("control script written: " + file);
		return ExitStatus.OK;
	}

	/**
	 * Where variables of this environment say where the daemon is, its command line has
	 * to: the script may be called with others, by cron for one.
	 */
	private TypedCommand withItsPlace(TypedCommand typed, DaemonOptions options) {
		PropertySource<?> variables = this.environment.getPropertySources()
			.get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		if (variables == null || SELECTING.stream().noneMatch(variables::containsProperty)) {
			return typed;
		}
		List<String> arguments = new ArrayList<>();
		add(arguments, typed, "--daemon.pid-file=", options.pidFile());
		add(arguments, typed, "--daemon.log-file=", options.logFile());
		arguments.addAll(typed.commandLine().arguments());
		return typed.withArguments(arguments);
	}

	private static void add(List<String> arguments, TypedCommand typed, String option, Path file) {
		if (typed.commandLine().arguments().stream().noneMatch((argument) -> argument.startsWith(option))) {
			arguments.add(option + ByteString.of(file));
		}
	}

}
