package io.bootdaemon.spring.startup.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLineException;
import io.bootdaemon.control.DaemonLookup;
import io.bootdaemon.control.JavaTrial;
import io.bootdaemon.control.KeptSocketRequest;
import io.bootdaemon.control.Restart;
import io.bootdaemon.control.Target;
import io.bootdaemon.control.Terminal;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.launch.ExclusiveOptions;
import io.bootdaemon.launch.Succession;
import io.bootdaemon.process.ControlGroupMemory;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStatus;

import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Starts the daemon's successor beside it. The daemon serves until the successor does.
 * What two JVMs can't share is refused before anything starts.
 */
final class HotRestart {

	private static final String COLD = "Use --restart, which stops the running daemon first.";

	private final Target target;

	private final Terminal terminal;

	private final BackgroundStart start;

	private final Environment environment;

	HotRestart(Target target, Terminal terminal, BackgroundStart start, Environment environment) {
		this.target = target;
		this.terminal = terminal;
		this.start = start;
		this.environment = environment;
	}

	/**
	 * This process becomes what starts the successor.
	 * @param planned what it will be
	 * @param again the command that starts it
	 * @return never
	 * @throws LaunchException if it can't be; the daemon was not disturbed
	 */
	Error run(LaunchPlan planned, Restart again) throws LaunchException {
		KeptSocketRequest.check(this.target);
		checkShared(planned, again);
		checkMemory();
		KeptSocketRequest.Answer answer = KeptSocketRequest.sendHot(this.target);
		this.start.adopt(answer.passed().get(0));
		this.start.succeed(new Succession(answer.passed().get(1), answer.connection()));
		LaunchPlan plan = this.start.prepare(() -> planned);
		new JavaTrial(again).run(this.target, this.terminal, plan.patience());
		Restart.checkOwn(this.target);
		return this.start.become(again.executable(), again.directory(), plan);
	}

	private void checkShared(LaunchPlan plan, Restart again) throws LaunchException {
		if (plan.keptSocket() == null) {
			throw refused("'daemon.keep-socket' is not true any more, and the next daemon would take no socket");
		}
		List<String> owning = ExclusiveOptions.in(options(plan, again));
		if (!owning.isEmpty()) {
			throw refused("Two JVMs can't share " + String.join(" ", owning));
		}
		if (this.environment.containsProperty("logging.file.name")
				|| this.environment.containsProperty("logging.file.path")) {
			throw refused("Two JVMs can't share the file of 'logging.file.name', which each of them would roll");
		}
		String management = this.environment.getProperty("management.server.port", "-1").strip();
		if (!management.equals(this.environment.getProperty("server.port", "8080").strip()) && !management.equals("-1")
				&& !management.equals("0")) {
			throw refused("Two JVMs can't share port " + management + " of 'management.server.port'");
		}
	}

	/** The next one will need about as much as the running one; this process ends. */
	private void checkMemory() throws LaunchException {
		ProcessIdentity daemon = DaemonLookup.of(this.target).process();
		OptionalLong available = ControlGroupMemory.available();
		if (daemon != null && available.isPresent()) {
			long needed = ProcessStatus.of(daemon.pid()).ownBytes();
			long left = available.getAsLong() + ProcessStatus.current().ownBytes();
			if (needed > left) {
				throw refused("The control group leaves " + DataSize.ofBytes(left).toMegabytes()
						+ " MB of memory for a second JVM, and process " + daemon.pid() + " uses "
						+ DataSize.ofBytes(needed).toMegabytes() + " MB");
			}
		}
	}

	private static List<String> options(LaunchPlan plan, Restart again) throws LaunchException {
		try {
			List<String> options = new ArrayList<>(plan.options().jvmOptions());
			again.commandLine()
				.expandedOptions(again.directory())
				.forEach((option) -> options.add(ByteString.toText(option)));
			return options;
		}
		catch (CommandLineException ex) {
			throw new LaunchException(ExitStatus.USAGE, String.valueOf(ex.getMessage()), COLD, ex);
		}
	}

	private static LaunchException refused(String reason) {
		return new LaunchException(ExitStatus.CONFIGURATION, "There can be no hot restart: " + reason + ".", COLD);
	}

}
