package io.bootdaemon.service.unit;

import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.LaunchException;
import org.jspecify.annotations.Nullable;

/**
 * How monit starts, stops and checks a daemon (mmonit.com, "Monit manual").
 */
final class MonitCheck {

	private static final String FORMAT = "monit";

	private static final String UNQUOTABLE = "\\p{Cntrl}|['\"]|^$";

	private static final String REASON = "it is empty, or has a quote, '\\' or a line break";

	/** What a JVM takes beyond: to begin with, and to end. */
	private static final int MARGIN = 10;

	/** A start that waits for ever is given a day. */
	private static final long LONGEST = 86400;

	private MonitCheck() {
	}

	static String of(ServiceFacts facts) throws LaunchException {
		ServiceCommand command = asItsUser(facts);
		ServedAddress web = facts.web();
		HealthPaths health = (web != null) ? web.health() : null;
		boolean enabled = health != null && health.enabled();
		long start = facts.startSeconds();
		return UnitHeader.of(UnitFormat.MONIT, facts, "monit.conf")
			.with("pidFile", string(facts.pidFile()))
			.with("start", shell(command, "-d"))
			.with("startTimeout", (start > 0) ? start + MARGIN : LONGEST)
			.with("stop", shell(command, "--stop"))
			.with("stopTimeout", facts.stopSeconds() + MARGIN)
			.with("host", string(host(web)))
			.with("livenessPort", enabled ? health.port() : null)
			.with("protocol", enabled ? (health.secure() ? "https" : "http") : null)
			.with("liveness", enabled ? string(health.liveness()) : null)
			.with("port", (web != null && !enabled) ? web.port() : null)
			.fill();
	}

	/** What monit starts is root's, unless that is said. */
	private static ServiceCommand asItsUser(ServiceFacts facts) {
		boolean said = facts.options().process().user() != null;
		return (facts.user() == null || said) ? facts.command()
				: facts.command().withArgument("--daemon.user=" + facts.user());
	}

	private static String host(@Nullable ServedAddress web) {
		return (web != null && web.address() != null) ? web.address() : "localhost";
	}

	/**
	 * monit works in the root directory. The configured options are the daemon's alone.
	 */
	private static String shell(ServiceCommand command, String flag) throws LaunchException {
		List<String> words = new ArrayList<>();
		for (String word : command.typed(flag)) {
			words.add(word(word));
		}
		return "\"/bin/sh -c 'cd " + word(command.directory()) + " && exec " + String.join(" ", words) + "'\"";
	}

	/**
	 * A word for a shell, without the quotes around which monit has its own. Of two
	 * backslashes monit leaves one.
	 */
	private static String word(String word) throws LaunchException {
		return UnsupportedSettings.without(word, UNQUOTABLE, FORMAT, REASON)
			.replaceAll("[^\\p{L}\\p{N}_@%+=:,./-]", "\\\\$0")
			.replace("\\", "\\\\");
	}

	private static String string(String text) throws LaunchException {
		return "\"" + UnsupportedSettings.without(text, UNQUOTABLE + "|\\\\", FORMAT, REASON) + "\"";
	}

}
