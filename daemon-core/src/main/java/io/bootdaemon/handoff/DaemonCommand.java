package io.bootdaemon.handoff;

import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.process.DaemonMark;

/**
 * The daemon's command: java, our mark, the options that were typed, the configured ones,
 * and the rest as it was typed.
 */
public final class DaemonCommand {

	private DaemonCommand() {
	}

	/**
	 * The command without a mark: it starts the application in the foreground, wherever
	 * it is typed.
	 * @param plan what is started
	 * @return the words, as byte strings
	 */
	public static List<String> of(LaunchPlan plan) {
		return of(plan, List.of());
	}

	static List<String> of(LaunchPlan plan, DaemonMark mark) {
		return of(plan, mark.options());
	}

	private static List<String> of(LaunchPlan plan, List<String> mark) {
		CommandLine typed = plan.commandLine();
		List<String> options = new ArrayList<>(mark);
		options.addAll(typed.options());
		options.addAll(OutOfMemory.option(plan));
		plan.options().jvmOptions().forEach((option) -> options.add(ByteString.of(option)));
		List<String> command = new ArrayList<>();
		command.add(ByteString.of(plan.java()));
		command.addAll(new CommandLine(options, typed.main(), typed.arguments()).toArguments());
		return command;
	}

}
