package io.bootdaemon.spring.launch;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.launch.LaunchPlan;
import io.bootdaemon.launch.TypedCommand;
import io.bootdaemon.spring.properties.ApplicationLocation;
import io.bootdaemon.spring.properties.DaemonPropertiesBinder;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes the launch plan of an application: from its environment, and from what was typed.
 */
final class LaunchPlanFactory {

	private LaunchPlanFactory() {
	}

	static LaunchPlan create(SpringApplication application, ConfigurableEnvironment environment,
			DaemonPropertiesBinder properties) throws LaunchException {
		ApplicationLocation location = ApplicationLocation.of(environment, application.getMainApplicationClass());
		DaemonOptions options = properties.bind(location);
		TypedCommand typed = TypedCommand.ofThisProcess();
		return typed.plan(options,
				ConfigurationFiles.properties(environment, typed.directory(), options.workDirectory()));
	}

}
