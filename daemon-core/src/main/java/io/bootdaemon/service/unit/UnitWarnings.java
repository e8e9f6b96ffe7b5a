package io.bootdaemon.service.unit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Of what a file isn't, or is more than somebody may think.
 */
final class UnitWarnings {

	/** Variables that configure a Spring application or its JVM. */
	private static final Pattern CONFIGURING = Pattern
		.compile("(SPRING|SERVER|MANAGEMENT|LOGGING|DAEMON(?!_ENVIRONMENT))[_.].*|(JDK_JAVA|JAVA_TOOL|_JAVA)_OPTIONS");

	private static final Set<UnitFormat> WITH_USER = EnumSet.of(UnitFormat.SYSTEMD, UnitFormat.SUPERVISORD);

	private UnitWarnings() {
	}

	/**
	 * All of them, one sentence each, without a full stop.
	 * @param environment names of the variables that are set here
	 */
	static List<String> of(UnitFormat format, ServiceFacts facts, Set<String> environment) {
		List<String> warnings = new ArrayList<>();
		List<String> inherited = environment.stream()
			.filter((name) -> CONFIGURING.matcher(name).matches())
			.filter((name) -> !facts.options().environment().containsKey(name))
			.sorted()
			.toList();
		if (!inherited.isEmpty()) {
			warnings.add("Set here, and not where it will run: " + String.join(", ", inherited)
					+ ". Set 'daemon.environment.NAME' to what is to be there too");
		}
		Set<String> shown = new TreeSet<>(Secrets.inCommand(facts.command()));
		if (!shown.isEmpty() && format != UnitFormat.LOGROTATE) {
			warnings.add("As an argument it is in this file, and all can see it in ps: " + String.join(", ", shown)
					+ ". A secret belongs into a file or into the environment");
		}
		if (format == UnitFormat.KUBERNETES
				&& facts.command().options().stream().anyMatch((option) -> option.startsWith("@"))) {
			warnings.add("Options in argument files are not in it, as they may be secret");
		}
		if (!facts.withheld().isEmpty() && !format.isOfDaemon()) {
			warnings.add("Left out, as it may be secret and all can read this file: " + facts.withheldNames()
					+ ". The file says where it belongs");
		}
		if (facts.user() == null && WITH_USER.contains(format)) {
			warnings.add("It would run as root. Set 'daemon.user' to a user of its own");
		}
		if (format == UnitFormat.LOGROTATE && facts.options().logRotation().isOn()) {
			warnings.add("The daemon rotates its log itself. Unset 'daemon.log.max-size'");
		}
		if (format == UnitFormat.MONIT && facts.options().restart().isSupervised()) {
			warnings.add("The daemon has a supervisor of its own. Unset 'daemon.restart.policy'");
		}
		return warnings;
	}

}
