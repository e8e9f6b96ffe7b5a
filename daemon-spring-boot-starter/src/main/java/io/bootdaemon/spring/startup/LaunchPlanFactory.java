package io.bootdaemon.spring.startup;

import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.TypedCommand;
import io.bootdaemon.spring.properties.ApplicationLocation;
import io.bootdaemon.spring.properties.BoundProperties;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes the launch plan of an application from its environment and the typed command.
 */
public final class LaunchPlanFactory {

	private static final List<String> KEEP_SOCKET = List.of("keep-socket");

	private LaunchPlanFactory() {
	}

	/**
	 * The plan of what was typed.
	 * @param application the application
	 * @param environment its environment
	 * @param properties its {@code daemon.*} properties
	 * @return the plan
	 * @throws LaunchException if something isn't valid
	 */
	public static LaunchPlan create(SpringApplication application, ConfigurableEnvironment environment,
			BoundProperties properties) throws LaunchException {
		return create(application, environment, properties, TypedCommand.ofThisProcess(Flag.ALL));
	}

	/**
	 * What the daemon is called in a message.
	 * @param application the application
	 * @param environment its environment
	 * @return its name, of which nothing need be valid
	 */
	public static String name(SpringApplication application, ConfigurableEnvironment environment) {
		return BoundProperties.of(environment)
			.nameForMessages(ApplicationLocation.of(environment, application.getMainApplicationClass()));
	}

	/**
	 * The plan of a command.
	 * @param application the application
	 * @param environment its environment
	 * @param properties its {@code daemon.*} properties
	 * @param typed the command
	 * @return the plan
	 * @throws LaunchException if something isn't valid
	 */
	public static LaunchPlan create(SpringApplication application, ConfigurableEnvironment environment,
			BoundProperties properties, TypedCommand typed) throws LaunchException {
		ApplicationLocation location = ApplicationLocation.of(environment, application.getMainApplicationClass());
		DaemonOptions options = properties.options(location);
		List<String> warnings = properties.otherKeys()
			.stream()
			.map((key) -> "'" + key + "' is no property of the daemon's")
			.toList();
		LaunchPlan plan = typed
			.plan(options, ConfigurationFiles.properties(environment, typed.directory(), options.workDirectory()))
			.withWarnings(warnings);
		return properties.valid(KEEP_SOCKET).keepSocket() ? WebServerSocket.keep(plan, application, environment) : plan;
	}

}
