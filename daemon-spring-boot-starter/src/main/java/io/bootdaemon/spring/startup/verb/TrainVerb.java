package io.bootdaemon.spring.startup.verb;

import java.util.List;

import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.launch.TypedCommand;
import io.bootdaemon.spring.properties.BoundProperties;
import io.bootdaemon.spring.startup.LaunchPlanFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes the class archive for the daemon that the same command starts. It doesn't matter
 * whether it runs.
 */
final class TrainVerb {

	/** What stands behind it is for the training alone. */
	private static final String REST = "--";

	private final BackgroundStart start;

	private final SpringApplication application;

	private final ConfigurableEnvironment environment;

	private final List<String> arguments;

	TrainVerb(BackgroundStart start, SpringApplication application, ConfigurableEnvironment environment,
			String[] arguments) {
		this.start = start;
		this.application = application;
		this.environment = environment;
		this.arguments = List.of(arguments);
	}

	/**
	 * Makes it; this process becomes what does.
	 * @return never
	 * @throws LaunchException if this application can have none
	 */
	Error run() throws LaunchException {
		TypedCommand typed = TypedCommand.ofThisProcess(Flag.ALL);
		List<String> words = typed.commandLine().arguments();
		TypedCommand started = typed.withArguments(words.stream().takeWhile((word) -> !word.equals(REST)).toList());
		LaunchPlan plan = this.start.prepare(() -> plan(started));
		return this.start.train(plan, TrainableApplication.archive(plan),
				words.stream().dropWhile((word) -> !word.equals(REST)).skip(1).toList());
	}

	private LaunchPlan plan(TypedCommand typed) throws LaunchException {
		String[] own = this.arguments.stream().takeWhile((argument) -> !argument.equals(REST)).toArray(String[]::new);
		return LaunchPlanFactory.create(this.application, this.environment, BoundProperties.of(this.environment, own),
				typed);
	}

}
