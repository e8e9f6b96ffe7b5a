package io.bootdaemon.spring.launch;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.dryrun.DryRun;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.launch.LaunchForecast;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;

/**
 * A request to show what a start in the background would be.
 */
final class DryRunRequest {

	private DryRunRequest() {
	}

	/**
	 * Shows it, and ends this process with 0 if nothing stands in the way.
	 * @param planner plans the start; null if it would be none, but stay in the
	 * foreground
	 * @throws LaunchException if nothing would be started
	 */
	static void show(BackgroundStart.@Nullable Planner planner, SpringApplication application, Environment environment)
			throws LaunchException {
		if (planner == null) {
			System.out.println("-d would start nothing, but stay in the foreground: 'daemon.background' is 'never'.");
			System.exit(ExitStatus.OK.code());
			return;
		}
		DryRun dryRun = DryRun.of(LaunchForecast.plan(planner), ApplicationWarnings.of(application, environment));
		System.out.print(dryRun.text());
		System.out.flush();
		if (dryRun.refusal().isPresent()) {
			throw dryRun.refusal().get();
		}
		System.exit(dryRun.status().code());
	}

}
