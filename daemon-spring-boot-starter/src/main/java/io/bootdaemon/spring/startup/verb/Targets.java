package io.bootdaemon.spring.startup.verb;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.commandline.CommandLineException;
import io.bootdaemon.control.RunningDaemons;
import io.bootdaemon.control.RunningDaemons.RunningDaemon;
import io.bootdaemon.control.Target;
import io.bootdaemon.control.Terminal;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.spring.properties.ApplicationLocation;
import io.bootdaemon.spring.properties.BoundProperties;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The daemon that a verb is about: the one that {@code daemon.*} names, as for a start.
 */
final class Targets {

	/** Beside a verb, these select the daemon: then not any one may do. */
	private static final List<String> SELECTING = List.of("daemon.pid-file", "daemon.name", "spring.config.location",
			"spring.config.additional-location", "spring.config.name", "spring.config.import", "spring.profiles.active",
			"spring.application.name");

	private Targets() {
	}

	static Target of(SpringApplication application, ConfigurableEnvironment environment, String[] arguments)
			throws LaunchException {
		ApplicationLocation location = ApplicationLocation.of(environment, application.getMainApplicationClass());
		return of(BoundProperties.of(environment, arguments).options(location), arguments, true);
	}

	static Target of(DaemonOptions options, String[] arguments, boolean certain) {
		boolean insistent = Arrays.stream(arguments)
			.anyMatch((argument) -> argument.startsWith("--daemon.stop-timeout"));
		return new Target(options.name(), DaemonFiles.of(options), options.process().user(), options.stopTimeout(),
				insistent, program(), certain);
	}

	/**
	 * Returns if what was typed is valid: who mistypes what selects the daemon must not
	 * get another one.
	 */
	static void checkTyped(SpringApplication application, String[] arguments) throws LaunchException {
		ConfigurableEnvironment typed = new AbstractEnvironment() {
		};
		typed.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
		ConfigurationPropertySources.attach(typed);
		BoundProperties.of(typed, arguments)
			.options(ApplicationLocation.of(typed, application.getMainApplicationClass()));
	}

	/**
	 * Where a value isn't valid, but perhaps none that says where the daemon is.
	 */
	static Target inSpiteOf(LaunchException problem, SpringApplication application, ConfigurableEnvironment environment,
			String[] arguments) throws LaunchException {
		ApplicationLocation location = ApplicationLocation.of(environment, application.getMainApplicationClass());
		try {
			Target target = of(BoundProperties.of(environment, arguments).place(location), arguments, true);
			Terminal.of(target.name()).warn("goes on in spite of this: " + problem.getMessage());
			return target;
		}
		catch (LaunchException ex) {
			return withoutConfiguration(application, arguments, ex);
		}
	}

	/**
	 * Where the configuration can't be read: what system properties, variables and
	 * arguments say must do, and else what runs.
	 */
	static Target withoutConfiguration(SpringApplication application, String[] arguments, Throwable reason)
			throws LaunchException {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
		ConfigurationPropertySources.attach(environment);
		ApplicationLocation location = ApplicationLocation.of(environment, application.getMainApplicationClass());
		Target target = of(BoundProperties.of(environment, arguments).place(location), arguments, false);
		Terminal.of(target.name())
			.warn("the configuration can't be read, so only --daemon.*, DAEMON_* and what runs count: "
					+ String.valueOf(reason.getMessage()).lines().findFirst().orElse(""));
		boolean selected = SELECTING.stream().anyMatch(environment::containsProperty);
		List<RunningDaemon> running = selected ? List.of()
				: RunningDaemons.of(target.program()).stream().filter(RunningDaemon::isOwn).toList();
		return (running.size() == 1) ? target.at(running.get(0).pidFile()).named() : target;
	}

	/**
	 * Tells which daemons of this program run on, below what this process says of its
	 * failure.
	 */
	static void tellAtTheEnd(String what) {
		RunningDaemons.of(program())
			.stream()
			.filter(RunningDaemon::isOwn)
			.forEach((daemon) -> Runtime.getRuntime()
				.addShutdownHook(
						new Thread(() -> System.err.println(what + ": the daemon runs on as " + daemon + "."))));
	}

	/** What this process runs, and so what its daemon runs. */
	private static List<String> program() {
		try {
			List<String> main = CommandLine.current().main();
			Path directory = Path.of("").toAbsolutePath();
			return main.get(0).equals("-jar")
					? List.of("-jar", ByteString.of(ByteString.toPath(main.get(1), directory).normalize())) : main;
		}
		catch (CommandLineException ex) {
			// Then other daemons of the same program can't be recognized
			return List.of("");
		}
	}

}
