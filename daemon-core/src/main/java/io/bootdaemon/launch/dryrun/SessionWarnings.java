package io.bootdaemon.launch.dryrun;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Warns of programs that end a daemon from outside, or that make one superfluous.
 */
final class SessionWarnings {

	/** By these a CI agent finds what a job leaves behind: Jenkins, GitHub. */
	private static final List<String> CI_MARKS = List.of("BUILD_ID", "JENKINS_NODE_COOKIE", "RUNNER_TRACKING_ID");

	private SessionWarnings() {
	}

	/**
	 * Looks at the surroundings.
	 * @param surroundings where the command was typed
	 * @param daemons the environment that the daemon would have
	 */
	static List<String> of(Surroundings surroundings, Map<String, String> daemons) {
		List<String> warnings = new ArrayList<>();
		if (surroundings.endsWithTheSession()) {
			warnings
				.add("At logout logind ends the daemon as well (KillUserProcesses=yes): type 'loginctl enable-linger "
						+ surroundings.user() + "' once");
		}
		CI_MARKS.stream().filter((mark) -> isInherited(mark, surroundings, daemons)).findFirst().ifPresent((first) -> {
			List<String> marks = CI_MARKS.stream().filter((mark) -> isInherited(mark, surroundings, daemons)).toList();
			warnings.add("By %s a CI agent finds the daemon and ends it with the job: set %s to another value"
				.formatted(String.join(" and ", marks), String.join(" and ",
						marks.stream().map((mark) -> "'daemon.environment." + mark + "'").toList())));
		});
		if (surroundings.manager().isPresent()) {
			warnings.add("With 'daemon.background: always' -d returns all the same, though "
					+ surroundings.manager().get().reason() + ": leave it out");
		}
		if (surroundings.container()) {
			warnings.add("This is a container, and the daemon ends with it");
		}
		return warnings;
	}

	private static boolean isInherited(String variable, Surroundings surroundings, Map<String, String> daemons) {
		return surroundings.has(variable) && surroundings.environment().get(variable).equals(daemons.get(variable));
	}

}
