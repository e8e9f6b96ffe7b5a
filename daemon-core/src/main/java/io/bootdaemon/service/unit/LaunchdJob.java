package io.bootdaemon.service.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;
import org.jspecify.annotations.Nullable;

/**
 * A job of macOS's launchd, a property list (launchd.plist(5)).
 */
final class LaunchdJob {

	private static final String FORMAT = "launchd";

	private LaunchdJob() {
	}

	static String of(ServiceFacts facts) throws LaunchException {
		RestartOptions restart = facts.restart();
		ProcessOptions process = facts.options().process();
		Long core = process.core();
		String log = facts.log();
		return Head.of(UnitFormat.LAUNCHD, facts, "launchd.plist")
			.with("name", comment(facts.options().name()))
			.with("program", comment(facts.command().program()))
			.with("file", comment(UnitFormat.LAUNCHD.file(facts.unit())))
			.with("label", facts.unit())
			.with("word", texts(facts.command().words()))
			.with("directory", text(facts.command().directory()))
			.with("keepAlive", keepAlive(restart))
			// Less than a second is none there
			.with("restartDelay", restart.isSupervised() ? Math.max(1, Spans.seconds(restart.delay())) : null)
			// Zero would be for ever
			.with("stopTimeout", Math.max(1, Spans.seconds(facts.options().stopTimeout())))
			.with("user", text(facts.user()))
			.with("group", text(facts.group()))
			.with("umask", facts.options().umask())
			.with("nice", process.nice())
			.when("limits", process.openFiles() != null || core != null)
			.with("openFiles", process.openFiles())
			.with("core", (core != null && core == ProcessOptions.UNLIMITED) ? Long.valueOf(Long.MAX_VALUE) : core)
			.with("variable", variables(facts.variables()))
			.with("withheld", (facts.withheldNames() != null) ? comment(facts.withheldNames()) : null)
			.with("log", (log != null) ? text(log) : null)
			.fill();
	}

	/** Of exit codes launchd knows success only: 143 is none. */
	private static String keepAlive(RestartOptions restart) {
		return switch (restart.policy()) {
			case NEVER -> "<false/>";
			case ON_FAILURE -> "<dict><key>SuccessfulExit</key><false/></dict>";
			case ALWAYS -> "<true/>";
		};
	}

	private static List<String> variables(Map<String, String> variables) throws LaunchException {
		List<String> entries = new ArrayList<>();
		for (Map.Entry<String, String> variable : variables.entrySet()) {
			entries.add("<key>" + text(variable.getKey()) + "</key><string>" + text(variable.getValue()) + "</string>");
		}
		return entries;
	}

	private static List<String> texts(List<String> words) throws LaunchException {
		List<String> texts = new ArrayList<>();
		for (String word : words) {
			texts.add(text(word));
		}
		return texts;
	}

	private static @Nullable String text(@Nullable String text) throws LaunchException {
		if (text == null) {
			return null;
		}
		return Refusal
			.without(text, "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\ufffe\uffff]", FORMAT, "XML has no such character")
			.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\r", "&#13;")
			.replace("\n", "&#10;");
	}

	/** Two hyphens in a row would end it. */
	private static String comment(String text) {
		return Head.comment(text).replaceAll("-(?=-|$)", "- ");
	}

}
