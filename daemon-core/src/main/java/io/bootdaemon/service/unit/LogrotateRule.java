package io.bootdaemon.service.unit;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * How logrotate rotates the log of a daemon (logrotate(8)), which opens it anew at
 * SIGUSR1.
 */
final class LogrotateRule {

	private static final String FORMAT = "logrotate";

	private LogrotateRule() {
	}

	static String of(ServiceFacts facts) throws LaunchException {
		String log = facts.log();
		if (log == null) {
			throw new LaunchException(ExitStatus.CONFIGURATION, "There is no log to rotate: it is /dev/null.",
					"Set 'daemon.log-file' to a file.");
		}
		String pidFile = UnsupportedSettings.withoutControls(facts.pidFile(), FORMAT);
		return UnitHeader.of(UnitFormat.LOGROTATE, facts, "logrotate.conf")
			.with("log", pattern(log))
			.with("history", facts.options().logRotation().maxHistory())
			.with("owner", owner(facts))
			.with("pidFile", Quoted.word(pidFile))
			.with("lockFile", Quoted.word(pidFile + ".lock"))
			.fill();
	}

	/** A pattern in quotes: of what matches others, each character has to be itself. */
	private static String pattern(String path) throws LaunchException {
		String plain = UnsupportedSettings.without(path, "\\p{Cntrl}|[\"'\\\\]", FORMAT,
				"it has a quote, '\\' or a line break");
		return "\"" + plain.replaceAll("[*?\\[\\]{}]", "\\\\$0") + "\"";
	}

	/** Where there is no group, the one named after the user. */
	private static @Nullable String owner(ServiceFacts facts) {
		String user = facts.user();
		if (user == null) {
			return null;
		}
		return user + " " + ((facts.group() != null) ? facts.group() : user);
	}

}
