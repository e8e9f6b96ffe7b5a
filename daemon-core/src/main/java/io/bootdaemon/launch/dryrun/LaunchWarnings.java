package io.bootdaemon.launch.dryrun;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLineException;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.LaunchPreview;
import io.bootdaemon.launch.ListeningOption;

/**
 * Collects the warnings about a launch that nothing prevents.
 */
final class LaunchWarnings {

	private LaunchWarnings() {
	}

	/**
	 * All of them, one sentence each, without a full stop.
	 */
	static List<String> of(LaunchPreview preview) {
		LaunchPlan plan = preview.plan();
		List<String> warnings = new ArrayList<>(plan.warnings());
		warnings.addAll(SessionWarnings.of(Surroundings.look(variables(text(plan.environment()))),
				variables(preview.environment())));
		warnings.addAll(FileWarnings.of(FileLocation.of(plan)));
		warnings.addAll(JvmOptionWarnings.ofTyped(typedOptions(plan)));
		if (!isRunning(preview)) {
			warnings.addAll(JvmOptionWarnings.ofDaemonsOwn(plan.options().jvmOptions(), typedOptions(plan),
					ListeningOption::isFree));
		}
		return warnings;
	}

	/** Then its ports are in use by the daemon itself. */
	private static boolean isRunning(LaunchPreview preview) {
		LaunchException refusal = preview.refusal();
		return refusal != null && refusal.exitStatus() == ExitStatus.ALREADY_RUNNING;
	}

	private static List<String> typedOptions(LaunchPlan plan) {
		try {
			return text(plan.commandLine().expandedOptions(plan.options().workDirectory()));
		}
		catch (CommandLineException ex) {
			// An argument file that has gone: the daemon's start will say so
			return text(plan.commandLine().options());
		}
	}

	private static Map<String, String> variables(List<String> entries) {
		Map<String, String> variables = new LinkedHashMap<>();
		for (String entry : entries) {
			int separator = entry.indexOf('=');
			variables.putIfAbsent(entry.substring(0, separator), entry.substring(separator + 1));
		}
		return variables;
	}

	private static List<String> text(List<String> bytes) {
		return bytes.stream().map(ByteString::toText).toList();
	}

}
