package io.bootdaemon;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.FlagTable;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.control.ControlVerbs;
import io.bootdaemon.control.DaemonLookup;
import io.bootdaemon.control.StatusOfAll;
import io.bootdaemon.control.Target;
import io.bootdaemon.control.Terminal;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.launch.BackgroundStart.Planner;
import io.bootdaemon.launch.TypedCommand;
import io.bootdaemon.launch.dryrun.DryRun;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.service.ServiceManager;

/**
 * What a plain program was asked to do with its daemon.
 */
final class ProgramCommand {

	private static final int LINES = 50;

	private final Flags flags;

	private final DaemonOptions options;

	private final Target target;

	private ProgramCommand(Flags flags, DaemonOptions options) {
		this.flags = flags;
		this.options = options;
		this.target = new Target(options.name(), DaemonFiles.of(options), options.process().user(),
				options.stopTimeout(), false, List.of(""), true);
	}

	/**
	 * Does it, and ends this process. Returns if nothing was asked for, or if this
	 * process is to stay in the foreground.
	 */
	static void run(Flags flags, DaemonOptions options) {
		Flags typed = Flags.ofThisProcess();
		Optional<Flag> verb = flags.verb().filter(typed::has);
		if (verb.isEmpty() && !(flags.has(Flag.BACKGROUND) && typed.has(Flag.BACKGROUND))) {
			return;
		}
		ProgramCommand command = new ProgramCommand(flags, options);
		try {
			flags.check();
			if (verb.isPresent()) {
				JvmShutdown.begin(command.perform(verb.get()));
			}
			else {
				command.start();
			}
		}
		catch (LaunchException ex) {
			BackgroundStart.abort(options.name(), ex);
		}
	}

	private void start() throws LaunchException {
		if (this.flags.has(Flag.HELP)) {
			System.out.print(FlagTable.of("Flags: java [options] PROGRAM FLAG... [arguments]", Flag.OF_A_PROGRAM));
			JvmShutdown.begin(ExitStatus.OK.code());
		}
		Optional<ServiceManager> manager = ServiceManager.ofThisProcess();
		if (manager.isPresent()) {
			System.err.println(this.options.name() + ": staying in the foreground in spite of -d: "
					+ manager.get().reason() + ".");
			return;
		}
		BackgroundStart start = BackgroundStart.begin();
		if (this.flags.has(Flag.DRY_RUN)) {
			DryRun dryRun = DryRun.of(start.preview(planner(false)), List.of());
			System.out.print(dryRun.text());
			System.out.flush();
			if (dryRun.refusal().isPresent()) {
				throw dryRun.refusal().get();
			}
			JvmShutdown.begin(dryRun.exitStatus().code());
		}
		throw start.launch(planner(false));
	}

	private int perform(Flag verb) throws LaunchException {
		Terminal terminal = Terminal.of(this.options.name());
		ControlVerbs control = new ControlVerbs(this.target, terminal);
		return switch (verb) {
			case STATUS -> status(control, terminal);
			case STOP -> control.stop();
			case RELOAD -> control.reload();
			case LOGS -> control.logs(lines(), this.flags.has(Flag.FOLLOW));
			case RESTART -> restart(control);
			default -> throw new IllegalArgumentException(verb.syntax());
		};
	}

	private int status(ControlVerbs control, Terminal terminal) throws LaunchException {
		return switch (this.flags.operand(Flag.STATUS)) {
			case "" -> control.status();
			case "all" -> new StatusOfAll(terminal).run().code();
			default -> throw new LaunchException(ExitStatus.USAGE, "Only the starter for Spring Boot writes JSON.",
					"Leave '=json' out.");
		};
	}

	/** Its command is what was typed now: all is checked before anything is stopped. */
	private int restart(ControlVerbs control) throws LaunchException {
		boolean replaces = DaemonLookup.of(this.target).isRunning();
		BackgroundStart start = BackgroundStart.begin();
		LaunchPlan plan = start.prepare(planner(replaces));
		int stopped = control.stop();
		if (stopped == ExitStatus.OK.code()) {
			throw start.launch(plan);
		}
		return stopped;
	}

	private Planner planner(boolean replaces) {
		Set<Flag> known = Flag.OF_A_PROGRAM;
		return () -> {
			TypedCommand typed = TypedCommand.ofThisProcess(known);
			return (replaces ? typed.asReplacement() : typed).plan(this.options, List.of());
		};
	}

	private int lines() {
		String lines = this.flags.operand(Flag.LOGS);
		return lines.isEmpty() ? LINES : Integer.parseInt(lines);
	}

}
