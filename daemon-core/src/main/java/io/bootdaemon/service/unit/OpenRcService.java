package io.bootdaemon.service.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.handoff.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * A service of OpenRC: a script that its own shell runs (openrc-run(8)).
 */
final class OpenRcService {

	private static final String FORMAT = "OpenRC";

	private OpenRcService() {
	}

	static String of(ServiceFacts facts) throws LaunchException {
		DaemonOptions options = facts.options();
		RestartOptions restart = facts.restart();
		boolean supervised = restart.isSupervised();
		List<String> words = facts.command().words();
		String log = facts.log();
		return Head.of(UnitFormat.OPENRC, facts, "openrc-run")
			.with("quotedName", Quoted.word(options.name()))
			.with("java", Quoted.word(Quoted.shortly(words.get(0))))
			.with("arguments", arguments(words.subList(1, words.size())))
			.with("directory", Quoted.word(facts.command().directory()))
			.with("umask", "%04o".formatted(options.umask()))
			.with("owner", (facts.user() != null) ? Quoted.word(owner(facts)) : null)
			.with("limits", limits(options.process()))
			.with("nice", nice(options.process(), !supervised))
			.with("supervisedNice", nice(options.process(), supervised))
			.when("supervised", supervised)
			.when("unsupervised", !supervised)
			.with("restartDelay", supervised ? Spans.seconds(restart.delay()) : null)
			.with("restartAttempts", supervised ? restart.maxAttempts() : null)
			.with("restartWindow", supervised ? Spans.seconds(restart.window()) : null)
			.with("retry", "TERM/" + Math.max(1, Spans.seconds(options.stopTimeout())) + "/KILL/5")
			.with("log", (log != null) ? Quoted.word(log) : null)
			.with("variable", variables(facts.variables()))
			.with("withheld", facts.withheldNames())
			.fill();
	}

	/** Before OpenRC evaluates them it splits them and puts one space between. */
	private static String arguments(List<String> words) throws LaunchException {
		for (String word : words) {
			Refusal.without(word, "\\p{Cntrl}|  ", FORMAT, "it has a line break, or more than one space in a row");
		}
		return Quoted.word(String.join(" ", words.stream().map(Quoted::shortly).toList()));
	}

	private static String owner(ServiceFacts facts) {
		return (facts.group() != null) ? facts.user() + ":" + facts.group() : String.valueOf(facts.user());
	}

	private static @Nullable String limits(ProcessOptions process) {
		List<String> limits = new ArrayList<>();
		if (process.openFiles() != null) {
			limits.add("-n " + process.openFiles());
		}
		Long core = process.core();
		if (core != null) {
			// In blocks of 512 bytes
			limits.add("-c " + ((core == ProcessOptions.UNLIMITED) ? "unlimited" : String.valueOf((core + 511) / 512)));
		}
		return limits.isEmpty() ? null : Quoted.word(String.join(" ", limits));
	}

	private static @Nullable String nice(ProcessOptions process, boolean wanted) {
		return (process.nice() != null && wanted) ? Quoted.word("--nicelevel " + process.nice()) : null;
	}

	private static List<String> variables(Map<String, String> variables) throws LaunchException {
		List<String> assignments = new ArrayList<>();
		for (Map.Entry<String, String> variable : variables.entrySet()) {
			assignments.add(Refusal.identifier(variable.getKey(), FORMAT) + "=" + Quoted.word(variable.getValue()));
		}
		return assignments;
	}

}
