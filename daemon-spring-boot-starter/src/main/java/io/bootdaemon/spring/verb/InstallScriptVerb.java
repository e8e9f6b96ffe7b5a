package io.bootdaemon.spring.verb;

import java.nio.file.Path;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.launch.JavaExecutable;
import io.bootdaemon.launch.TypedCommand;
import io.bootdaemon.script.ControlScript;
import io.bootdaemon.spring.properties.ApplicationLocation;
import io.bootdaemon.spring.properties.DaemonPropertiesBinder;
import io.bootdaemon.verb.Terminal;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Writes the control script of an application, with the paths that its configuration
 * means now.
 */
final class InstallScriptVerb {

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
		DaemonOptions options = new DaemonPropertiesBinder(this.environment, this.arguments).bind(location);
		TypedCommand typed = TypedCommand.ofThisProcess(Flag.ALL);
		Path file = operand.isEmpty() ? location.directory().resolve(options.name() + ".sh")
				: typed.directory().resolve(operand);
		new ControlScript(options, JavaExecutable.current(), typed.commandLine(), typed.directory()).install(file);
		Terminal.of(options.name()).say("control script written: " + file);
		return ExitStatus.OK;
	}

}
