package io.bootdaemon.spring.startup;

import java.util.Optional;
import java.util.function.Supplier;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.launch.BackgroundStart.Planner;
import io.bootdaemon.launch.dryrun.DryRun;

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
	 * @param reason why there would be none, but this process stay in the foreground; a
	 * clause, empty if there is no such reason
	 * @param planner plans the start
	 * @param start begins the start
	 * @throws LaunchException if nothing would be started
	 */
	static void show(Optional<String> reason, Planner planner, Supplier<BackgroundStart> start,
			SpringApplication application, Environment environment) throws LaunchException {
		if (reason.isPresent()) {
			System.out.println("-d would start nothing, but stay in the foreground: " + reason.get() + ".");
			System.exit(ExitStatus.OK.code());
			return;
		}
		DryRun dryRun = DryRun.of(start.get().preview(planner), ApplicationWarnings.of(application, environment));
		System.out.print(dryRun.text());
		System.out.flush();
		if (dryRun.refusal().isPresent()) {
			throw dryRun.refusal().get();
		}
		System.exit(dryRun.status().code());
	}

}
