package io.bootdaemon.spring.startup.verb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.control.Terminal;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.process.ProcessStatus;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.service.unit.ServiceFacts;
import io.bootdaemon.service.unit.UnitFile;
import io.bootdaemon.service.unit.UnitFormat;
import io.bootdaemon.spring.properties.BoundProperties;
import io.bootdaemon.spring.startup.LaunchPlanFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Prints or writes the file by which a service manager starts an application, with its
 * current configuration. It doesn't matter whether a daemon runs.
 */
final class UnitVerb {

	private final SpringApplication application;

	private final ConfigurableEnvironment environment;

	private final String[] arguments;

	UnitVerb(SpringApplication application, ConfigurableEnvironment environment, String[] arguments) {
		this.application = application;
		this.environment = environment;
		this.arguments = arguments;
	}

	ExitStatus run(Flag verb, Flags flags) throws LaunchException {
		String operand = flags.operand(verb);
		if (operand.isEmpty()) {
			checkNoFormatBehind(verb);
		}
		UnitFormat format = operand.isEmpty() ? byDefault(verb) : UnitFormat.of(operand);
		BoundProperties properties = BoundProperties.of(this.environment, this.arguments);
		LaunchPlan plan = LaunchPlanFactory.create(this.application, this.environment, properties);
		ServiceFacts facts = ServiceFactsFactory.create(format, plan, this.application, this.environment, properties);
		UnitFile file = new UnitFile(format, facts);
		Terminal terminal = Terminal.of(facts.options().name());
		ExitStatus result = (verb == Flag.PRINT_UNIT) ? print(file, terminal) : install(file, terminal);
		plan.warnings().forEach((warning) -> terminal.warn("warning: " + warning + "."));
		file.warnings(System.getenv().keySet()).forEach((warning) -> terminal.warn("warning: " + warning + "."));
		return result;
	}

	/** It would be an argument of the application, in each of its starts. */
	private void checkNoFormatBehind(Flag verb) throws LaunchException {
		for (UnitFormat format : UnitFormat.values()) {
			if (List.of(this.arguments).contains(format.id())) {
				throw new LaunchException(ExitStatus.USAGE, "'" + format.id() + "' stands apart from the flag.",
						"Type '" + verb.syntax() + "=" + format.id() + "'.");
			}
		}
	}

	/** Who isn't root has a systemd of its own to install something into. */
	private static UnitFormat byDefault(Flag verb) {
		return (verb == Flag.PRINT_UNIT || ProcessStatus.current().isRoots()) ? UnitFormat.SYSTEMD
				: UnitFormat.SYSTEMD_USER;
	}

	/** Nothing else, in UTF-8: it is to be redirected into a file. */
	private static ExitStatus print(UnitFile file, Terminal terminal) throws LaunchException {
		System.out.writeBytes(file.text().getBytes(StandardCharsets.UTF_8));
		if (System.out.checkError()) {
			terminal.warn("standard output can't be written");
			return ExitStatus.FAILED;
		}
		return ExitStatus.OK;
	}

	private static ExitStatus install(UnitFile file, Terminal terminal) throws LaunchException {
		UnitFormat format = file.format();
		String unit = file.facts().unit();
		Path place = format.place(unit, configuration())
			.orElseThrow(() -> new LaunchException(ExitStatus.USAGE,
					"A file for " + format.id() + " has no place on this machine.",
					"Let '--print-unit=" + format.id() + "' print it."));
		if (format == UnitFormat.SYSTEMD_USER) {
			makeDirectory(place.getParent());
		}
		file.install(place);
		List<String> commands = format.commands(unit);
		terminal.say(format.id() + " file written: " + place + "\nNext:\n  " + String.join("\n  ", commands));
		return ExitStatus.OK;
	}

	/** As systemd looks for it (XDG Base Directory Specification). */
	private static Path configuration() {
		String configured = System.getenv().getOrDefault("XDG_CONFIG_HOME", "");
		return configured.startsWith("/") ? Path.of(configured)
				: Path.of(System.getProperty("user.home", "/")).resolve(".config").toAbsolutePath();
	}

	/** Who has never had a service of its own has no directory for it. */
	private static void makeDirectory(Path directory) throws LaunchException {
		try {
			Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw new LaunchException(ExitStatus.CANNOT_CREATE,
					"The directory '" + directory + "' can't be made: " + FailureReason.of(ex) + ".", "Make it.", ex);
		}
	}

}
