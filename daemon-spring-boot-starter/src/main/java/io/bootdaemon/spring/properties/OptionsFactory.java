package io.bootdaemon.spring.properties;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.LogRotation;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.spring.properties.PropertyRules.Rule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes the daemon's options from properties that are valid by themselves, and checks
 * them against one another and against the application.
 */
final class OptionsFactory {

	/** Default of spring.lifecycle.timeout-per-shutdown-phase. */
	private static final Duration SPRINGS_PHASE = Duration.ofSeconds(30);

	private static final Duration SHORTEST_STOP = Duration.ofMinutes(1);

	private final BoundProperties properties;

	private final ConfigurableEnvironment environment;

	private final ApplicationLocation location;

	OptionsFactory(BoundProperties properties, ConfigurableEnvironment environment, ApplicationLocation location) {
		this.properties = properties;
		this.environment = environment;
		this.location = location;
	}

	DaemonOptions options() throws LaunchException {
		DaemonProperties values = this.properties.valid(KnownKeys.NAMES);
		DaemonOptions options = place().umask(OctalText.value(values.umask()))
			.pidFilePermissions(OctalText.value(values.pidFilePermissions()))
			.logFilePermissions(OctalText.value(values.logFilePermissions()))
			.startTimeout(values.startTimeout())
			.readyWhen(values.readyWhen())
			.version(this.location.version())
			.jvmOptions(values.jvmOptions())
			.environment(values.environment())
			.restart(restart(values.restart()))
			.watchdogInterval(values.watchdog().interval())
			.logRotation(logRotation(values.log()))
			.process(process(values))
			.drainTimeout(values.hotRestart().drainTimeout())
			.fastStart(fastStart(values))
			.build();
		ApplicationLog.check(this.environment, options);
		return options;
	}

	/**
	 * Where the daemon is and how to stop it.
	 */
	DaemonOptions.Builder place() throws LaunchException {
		DaemonProperties values = this.properties
			.valid(List.of("name", "work-dir", "pid-file", "log-file", "stop-timeout"));
		String name = (values.name() != null) ? values.name() : this.location.name();
		Rule broken = PropertyRules.fileName(name);
		if (broken != null) {
			throw invalid("name", broken.as("which is '" + name + "' by default, " + broken.problem()));
		}
		Path directory = this.location.directory();
		return DaemonOptions.named(name)
			.workDirectory(path(values.workDir(), this.location.currentDirectory()))
			.pidFile(path(values.pidFile(), directory.resolve(name + ".pid")))
			.logFile(path(values.logFile(), directory.resolve(name + ".out")))
			.stopTimeout((values.stopTimeout() != null) ? values.stopTimeout() : stopTimeout());
	}

	private static Path path(@Nullable String text, Path otherwise) {
		return (text != null) ? Path.of(text) : otherwise;
	}

	private Duration stopTimeout() throws LaunchException {
		String key = "spring.lifecycle.timeout-per-shutdown-phase";
		try {
			Duration phase = Binder.get(this.environment).bind(key, Duration.class).orElse(SPRINGS_PHASE);
			Duration twice = phase.multipliedBy(2).plusSeconds(10);
			return (twice.compareTo(SHORTEST_STOP) > 0) ? twice : SHORTEST_STOP;
		}
		catch (BindException ex) {
			throw InvalidProperty.of(key, ex.getProperty(), PropertyRules.DURATION);
		}
	}

	private RestartOptions restart(DaemonProperties.Restart values) throws LaunchException {
		boolean shorter = values.maxDelay().compareTo(values.delay()) < 0;
		if (shorter && this.properties.isSet("restart.max-delay")) {
			throw invalid("restart.max-delay", new Rule("which is less than 'daemon.restart.delay'",
					"Set it to a duration that is at least as long."));
		}
		if (values.window().isZero()) {
			throw invalid("restart.window", new Rule("within which nothing can be counted",
					"Set it to a duration, such as 90s or 2m, or 'daemon.restart.max-attempts' to 0 for no limit."));
		}
		return new RestartOptions(values.policy(), values.delay(), shorter ? values.delay() : values.maxDelay(),
				values.stableAfter(), values.maxAttempts(), values.window());
	}

	private LogRotation logRotation(DaemonProperties.Log values) throws LaunchException {
		if (values.maxHistory() == 0 && values.compress()) {
			throw invalid("log.max-history",
					new Rule("so that there is nothing that 'daemon.log.compress' could compress",
							"Set it to 1 or more, or 'daemon.log.compress' to false."));
		}
		return new LogRotation(values.maxSize().toBytes(), values.maxHistory(), values.compress());
	}

	private static ProcessOptions process(DaemonProperties values) {
		Integer openFiles = values.limits().openFiles();
		String core = values.limits().core();
		return new ProcessOptions(values.user(), values.group(), values.nice(), values.oomScoreAdj(),
				(openFiles != null) ? openFiles.longValue() : null,
				(core != null) ? PropertyRules.coreBytes(core) : null);
	}

	private @Nullable Path fastStart(DaemonProperties values) {
		String name = (values.name() != null) ? values.name() : this.location.name();
		return values.fastStart()
				? path(values.fastStartDirectory(), this.location.directory().resolve(name + ".cache")) : null;
	}

	private LaunchException invalid(String name, Rule broken) {
		return InvalidProperty.of(KnownKeys.PREFIX + "." + name, this.properties.source(name), broken);
	}

}
