package io.bootdaemon.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.kernel.Executable;
import io.bootdaemon.shell.Shell;
import io.bootdaemon.shell.ShellScript;

/**
 * The command that the stage is: {@code stage.sh} with what it needs to know.
 */
final class Stage {

	private static final String SCRIPT = ShellScript.withoutComments(Stage.class, "stage.sh");

	private Stage() {
	}

	/** Reads the script, as the first use of this class. */
	static void load() {
	}

	static Executable of(LaunchPlan plan, Path handoff) {
		DaemonOptions options = plan.options();
		List<String> environment = new ArrayList<>();
		int pairs = 0;
		for (String entry : CallerEnvironment.of(plan)) {
			boolean passes = CallerEnvironment.passesShells(entry);
			environment.add(passes ? entry : "BOOTDAEMON_" + ++pairs + "=" + entry);
		}
		List<String> arguments = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", ByteString.of(handoff),
				ByteString.of(options.pidFile()), octal(0666 & ~options.pidFilePermissions()), octal(options.umask()),
				ByteString.of(options.workDirectory()), ByteString.of(banner(options)), Integer.toString(pairs),
				env()));
		arguments.addAll(DaemonCommand.of(plan));
		return new Executable(Shell.PATH, arguments, environment);
	}

	/** The line with which each start begins in the log; the stage adds the pid. */
	private static String banner(DaemonOptions options) {
		String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(ZonedDateTime.now().truncatedTo(ChronoUnit.MILLIS));
		String version = (options.version() != null) ? " " + options.version() : "";
		return "---- " + time + " " + options.name() + version + " starts";
	}

	private static String env() {
		return Files.isExecutable(Path.of("/usr/bin/env")) ? "/usr/bin/env" : "/bin/env";
	}

	private static String octal(int mode) {
		return "0" + Integer.toOctalString(mode);
	}

}
