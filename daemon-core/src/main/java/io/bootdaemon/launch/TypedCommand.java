package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.commandline.CommandLineException;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.commandline.JavaExecutable;
import io.bootdaemon.commandline.Relocation;
import io.bootdaemon.handoff.CallerEnvironment;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.service.ServiceVariables;

/**
 * The command that started this process, as far as the daemon takes it over.
 *
 * @param commandLine the command line without our flags
 * @param directory the directory it was typed in
 * @param environment entries as byte strings
 * @param typed when
 * @param again whether it replaces a daemon that has just been stopped
 */
public record TypedCommand(CommandLine commandLine, Path directory, List<String> environment, Instant typed,
		boolean again) {

	/**
	 * Reads it.
	 * @param flags what among its arguments isn't the application's
	 * @return the command
	 * @throws LaunchException if it can't be read or not be told apart
	 */
	public static TypedCommand ofThisProcess(Set<Flag> flags) throws LaunchException {
		try {
			CommandLine commandLine = CommandLine.current();
			Flags given = Flags.parse(commandLine.arguments(), flags);
			return new TypedCommand(commandLine.withArguments(given.remaining()), Path.of("").toAbsolutePath(),
					CallerEnvironment.read(), ProcessHandle.current().info().startInstant().orElseGet(Instant::now),
					given.has(Flag.BACKGROUND_AGAIN));
		}
		catch (CommandLineException ex) {
			throw notUnderstood(ex);
		}
		catch (IOException ex) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"The environment of this process can't be read: " + FailureReason.of(ex) + ".",
					"Run in the foreground.", ex);
		}
	}

	/**
	 * This command as one that replaces a daemon.
	 * @return the command
	 */
	public TypedCommand asReplacement() {
		return new TypedCommand(this.commandLine, this.directory, this.environment, this.typed, true);
	}

	/**
	 * This command with other arguments for the application.
	 * @param arguments the arguments, as byte strings
	 * @return the command
	 */
	public TypedCommand withArguments(List<String> arguments) {
		return new TypedCommand(this.commandLine.withArguments(arguments), this.directory, this.environment, this.typed,
				this.again);
	}

	/**
	 * The launch of this command as a daemon, from wherever that works.
	 * @param options what the daemon is to be
	 * @param properties further {@code -D} options, valid in any directory
	 * @return the plan
	 * @throws LaunchException if an argument file can't be read any more
	 */
	public LaunchPlan plan(DaemonOptions options, List<String> properties) throws LaunchException {
		try {
			Relocation relocation = Relocation.of(this.commandLine, this.directory, options.workDirectory());
			CommandLine relocated = relocation.commandLine();
			List<String> all = new ArrayList<>(relocated.options());
			properties.stream().map(ByteString::of).filter((option) -> !all.contains(option)).forEach(all::add);
			return new LaunchPlan(options, JavaExecutable.asTyped(), relocated.withOptions(all), this.environment,
					this.directory, this.typed, warnings(relocation), this.again, null);
		}
		catch (CommandLineException ex) {
			throw notUnderstood(ex);
		}
	}

	private static List<String> warnings(Relocation relocation) {
		List<String> warnings = new ArrayList<>(relocation.warnings());
		ServiceVariables service = ServiceVariables.ofThisProcess();
		if (service.endsWithItsProcess()) {
			warnings.add("systemd has started this process, and ends the daemon as soon as -d returns, unless the unit "
					+ "has Type=forking: leave -d out, with Type=notify");
		}
		if (service.listenDescriptors().isPresent()) {
			warnings.add("The sockets that are passed to this process (LISTEN_FDS) don't go along to the background: "
					+ "leave -d out, with Type=notify");
		}
		return warnings;
	}

	private static LaunchException notUnderstood(CommandLineException ex) {
		String launcher = System.getProperty("jpackage.app-path");
		if (launcher != null) {
			return new LaunchException(ExitStatus.USAGE,
					"'" + launcher + "' is a launcher made by jpackage, whose JVM can't be started again.",
					"Start the application by java: its jar is beside the launcher, in lib/app.", ex);
		}
		return new LaunchException(ExitStatus.USAGE, String.valueOf(ex.getMessage()),
				"Start it as 'java [options] -jar FILE -d' or 'java [options] CLASS -d'.", ex);
	}

}
