package io.bootdaemon.handoff;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.commandline.CommandLine;

/**
 * Launch plans for tests.
 */
public final class Plans {

	static final Path JAVA = Path.of("/opt/jdk/bin/java");

	private Plans() {
	}

	public static LaunchPlan in(Path directory) {
		return of(options(directory).build());
	}

	public static LaunchPlan in(Path directory, UnaryOperator<DaemonOptions.Builder> change) {
		return of(change.apply(options(directory)).build());
	}

	public static LaunchPlan of(DaemonOptions options, String... environment) {
		CommandLine commandLine = new CommandLine(List.of("-Xmx64m"), List.of("-jar", "app.jar"), List.of("a b", ""));
		return new LaunchPlan(options, JAVA, commandLine, List.of(environment), Path.of("/"), Instant.now(), List.of(),
				false, null);
	}

	static LaunchPlan again(LaunchPlan plan) {
		return new LaunchPlan(plan.options(), plan.java(), plan.commandLine(), plan.environment(), plan.directory(),
				plan.typed(), plan.warnings(), true, null);
	}

	static DaemonOptions.Builder options(Path directory) {
		return DaemonOptions.named("app")
			.workDirectory(directory)
			.pidFile(directory.resolve("app.pid"))
			.logFile(directory.resolve("app.out"));
	}

}
