package io.bootdaemon.spring.startup.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.control.ControlVerbs;
import io.bootdaemon.control.DaemonLookup;
import io.bootdaemon.control.JavaTrial;
import io.bootdaemon.control.KeptSocketRequest;
import io.bootdaemon.control.Restart;
import io.bootdaemon.control.Target;
import io.bootdaemon.control.Terminal;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.launch.BackgroundStart.Planner;
import io.bootdaemon.launch.TypedCommand;
import io.bootdaemon.process.ProcessStatus;
import io.bootdaemon.spring.properties.BoundProperties;
import io.bootdaemon.spring.startup.LaunchPlanFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Stops the daemon and starts it again. Everything that can be checked is checked first.
 */
final class RestartVerb {

	private static final String REST = "--";

	private static final String TYPED = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;

	private final BackgroundStart start;

	private final SpringApplication application;

	private final ConfigurableEnvironment environment;

	private final String[] arguments;

	RestartVerb(BackgroundStart start, SpringApplication application, ConfigurableEnvironment environment,
			String[] arguments) {
		this.start = start;
		this.application = application;
		this.environment = environment;
		this.arguments = arguments;
	}

	/**
	 * Returns only if the daemon could not be stopped; else this process becomes what
	 * starts it.
	 * @return the exit code
	 */
	int run(Flags flags) throws LaunchException {
		Target target = Targets.of(this.application, this.environment, this.arguments);
		boolean fresh = flags.operand(Flag.RESTART).equals("fresh");
		if (!fresh || !ProcessStatus.current().isRoots()) {
			Restart.checkOwn(target);
		}
		Restart.checkNoService(target);
		Optional<Restart> running = fresh ? Optional.empty() : Restart.of(target);
		if (hasRest()) {
			addProperties("newArguments", rest());
		}
		else {
			running.ifPresent((daemon) -> addProperties("runningDaemon",
					daemon.commandLine().arguments().stream().map(ByteString::toText).toArray(String[]::new)));
		}
		boolean replaces = DaemonLookup.of(target).isRunning();
		TypedCommand typed = replaces ? typed().asReplacement() : typed();
		Terminal terminal = Terminal.of(target.name());
		Planner planner = () -> LaunchPlanFactory.create(this.application, this.environment, properties(), typed);
		if (running.isPresent() && flags.operand(Flag.RESTART).equals("hot")) {
			Restart again = hasRest() ? running.get().withArguments(typed.commandLine().arguments()) : running.get();
			throw new HotRestart(target, terminal, this.start, this.environment).run(planner.plan(), again);
		}
		KeptSocketRequest.send(target, terminal).ifPresent(this.start::adopt);
		LaunchPlan plan = this.start.prepare(planner);
		if (running.isPresent()) {
			new JavaTrial(running.get()).run(target, terminal, plan.patience());
		}
		// By now this process may be another user, as 'daemon.user' says: that of the
		// daemon?
		Restart.checkOwn(target);
		int stopped = new ControlVerbs(target, terminal).stop();
		if (stopped != ExitStatus.OK.code()) {
			return stopped;
		}
		try {
			if (running.isEmpty()) {
				throw this.start.launch(plan);
			}
			Restart again = hasRest() ? running.get().withArguments(typed.commandLine().arguments()) : running.get();
			throw this.start.become(again.executable(), again.directory(), plan);
		}
		catch (LaunchException ex) {
			if (replaces && ex.exitStatus() != ExitStatus.ALREADY_RUNNING) {
				terminal.warn(LaunchPlan.afterFailure());
			}
			throw ex;
		}
	}

	private BoundProperties properties() {
		String[] all = Stream.of(this.arguments).filter((argument) -> !argument.equals(REST)).toArray(String[]::new);
		return BoundProperties.of(this.environment, all);
	}

	/**
	 * What the new one is given on its command line counts for the check as well: more
	 * than files and variables, less than what selects the daemon.
	 */
	private void addProperties(String name, String[] arguments) {
		MutablePropertySources sources = this.environment.getPropertySources();
		PropertySource<?> source = new SimpleCommandLinePropertySource(name, arguments);
		if (sources.contains(TYPED)) {
			sources.addAfter(TYPED, source);
		}
		else {
			sources.addFirst(source);
		}
	}

	/**
	 * The command as typed: what stands behind {@code --} are the arguments, and before
	 * it what selects the daemon.
	 */
	private TypedCommand typed() throws LaunchException {
		TypedCommand typed = TypedCommand.ofThisProcess(Flag.ALL);
		List<String> arguments = new ArrayList<>(typed.commandLine().arguments());
		arguments.remove(REST);
		return typed.withArguments(arguments);
	}

	/** What stands behind the first one is the application's, and new. */
	private String[] rest() {
		return Stream.of(this.arguments).dropWhile((argument) -> !argument.equals(REST)).skip(1).toArray(String[]::new);
	}

	private boolean hasRest() {
		return List.of(this.arguments).contains(REST);
	}

}
