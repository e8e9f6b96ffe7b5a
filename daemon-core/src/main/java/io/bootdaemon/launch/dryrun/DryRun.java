package io.bootdaemon.launch.dryrun;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.launch.LaunchPreview;

/**
 * A start in the background that doesn't take place: its plan, its warnings, and the exit
 * code with which it would end. Nothing is started or locked, and no file stays.
 */
public final class DryRun {

	private final LaunchPreview preview;

	private final List<String> warnings;

	DryRun(LaunchPreview preview, List<String> warnings) {
		this.preview = preview;
		this.warnings = List.copyOf(warnings);
	}

	/**
	 * What came of a preview.
	 * @param preview the preview
	 * @param further warnings that only the program knows of, one sentence each, without
	 * a full stop
	 * @return the dry run
	 */
	public static DryRun of(LaunchPreview preview, List<String> further) {
		List<String> warnings = new ArrayList<>(LaunchWarnings.of(preview));
		warnings.addAll(further);
		return new DryRun(preview, warnings);
	}

	/**
	 * All of it: the plan, the warnings, the end.
	 * @return lines for a terminal of 80 columns
	 */
	public String text() {
		return PlanText.of(this.preview, this.warnings);
	}

	/**
	 * Why nothing would be started.
	 * @return what the start would say; empty if nothing is known to stand in the way
	 */
	public Optional<LaunchException> refusal() {
		return Optional.ofNullable(this.preview.refusal());
	}

	/**
	 * What the start would end with, as far as that is known before the program runs.
	 * @return the status
	 */
	public ExitStatus exitStatus() {
		return refusal().map(LaunchException::exitStatus).orElse(ExitStatus.OK);
	}

}
