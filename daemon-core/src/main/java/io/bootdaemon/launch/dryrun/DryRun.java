package io.bootdaemon.launch.dryrun;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.LaunchForecast;

/**
 * A start in the background that doesn't take place: what it would be, what to be warned
 * of, and how it would end. Nothing is started, made or locked for it.
 */
public final class DryRun {

	private final LaunchPlan plan;

	private final LaunchForecast forecast;

	private final List<String> warnings;

	DryRun(LaunchPlan plan, LaunchForecast forecast, List<String> warnings) {
		this.plan = plan;
		this.forecast = forecast;
		this.warnings = List.copyOf(warnings);
	}

	/**
	 * Looks what would come of a plan.
	 * @param plan what would be started
	 * @param further warnings that only the program knows of, one sentence each, without
	 * a full stop
	 * @return the dry run
	 */
	public static DryRun of(LaunchPlan plan, List<String> further) {
		LaunchForecast forecast = LaunchForecast.of(plan);
		List<String> warnings = new ArrayList<>(LaunchWarnings.of(plan, forecast));
		warnings.addAll(further);
		return new DryRun(plan, forecast, warnings);
	}

	/**
	 * All of it: the plan, the warnings, the end.
	 * @return lines for a terminal of 80 columns
	 */
	public String text() {
		return PlanText.of(this.plan, this.forecast, this.warnings);
	}

	/**
	 * Why nothing would be started.
	 * @return what the start would say; empty if nothing is known to stand in the way
	 */
	public Optional<LaunchException> refusal() {
		return Optional.ofNullable(this.forecast.refusal());
	}

	/**
	 * What the start would end with, as far as that is known before the program runs.
	 * @return the status
	 */
	public ExitStatus status() {
		return refusal().map(LaunchException::status).orElse(ExitStatus.OK);
	}

}
