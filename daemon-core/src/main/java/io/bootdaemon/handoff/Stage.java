package io.bootdaemon.handoff;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.ProcessStatus;
import io.bootdaemon.process.TrustedDirectory;

/**
 * The command of the stage: {@code stage.sh} with its arguments.
 */
public final class Stage {

	/**
	 * The number by which the stage has the kept socket. The daemon's JVM has it as
	 * standard input, from which the JDK makes a channel.
	 */
	public static final int SOCKET_DESCRIPTOR = 7;

	/**
	 * The number by which stage and daemon have the connection to the predecessor, in a
	 * hot restart.
	 */
	public static final int CONNECTION_DESCRIPTOR = 6;

	private static final String SCRIPT = ShellScript.withoutComments(Stage.class, "tool.sh", "directory.sh",
			"archive.sh", "succession.sh", "java.sh", "stage.sh");

	/**
	 * In a variable, which the script unsets: ps shows the arguments of the stage instead
	 * of its text.
	 */
	private static final String SCRIPT_VARIABLE = "BOOTDAEMON_STAGE";

	/**
	 * mallopt(3): glibc would raise this threshold with the first large block freed, and
	 * keep the next ones. The daemon doesn't get it.
	 */
	private static final String SMALL_HEAP = "MALLOC_MMAP_THRESHOLD_=131072";

	private Stage() {
	}

	/** Reads the script, as the first use of this class. */
	public static void load() {
	}

	/**
	 * The stage of a launch.
	 * @param plan what is started
	 * @param mark what the daemon is marked with
	 * @param pidFile the PID file, by a path that leads through no link
	 * @param handoff the private directory of the handoff
	 * @return what to execute
	 */
	public static Executable of(LaunchPlan plan, DaemonMark mark, Path pidFile, Path handoff) {
		DaemonOptions options = plan.options();
		List<String> environment = new ArrayList<>();
		if (options.restart().isSupervised()) {
			environment.addAll(List.of(SCRIPT_VARIABLE + "=" + supervisor(), SMALL_HEAP));
		}
		else {
			environment.add(SCRIPT_VARIABLE + "=" + SCRIPT);
		}
		int pairs = 0;
		for (String entry : CallerEnvironment.of(plan)) {
			boolean passes = CallerEnvironment.passesShells(entry);
			environment.add(passes ? entry : "BOOTDAEMON_" + ++pairs + "=" + entry);
		}
		List<String> arguments = new ArrayList<>(
				List.of("sh", "-c", "eval \"$" + SCRIPT_VARIABLE + "\"", ByteString.of(options.name()),
						ByteString.of(handoff), ByteString.of(pidFile), octal(0666 & ~options.pidFilePermissions()),
						octal(options.umask()), ByteString.of(options.workDirectory())));
		arguments.addAll(restart(options.restart()));
		arguments.addAll(List.of(canBeOpenedAnew(plan) ? ByteString.of(options.logFile()) : "",
				octal(0666 & ~options.logFilePermissions()), time(), ByteString.of(title(options))));
		List<String> command = DaemonCommand.of(plan, mark);
		Optional<ClassArchive> archive = ClassArchive.of(plan);
		arguments.addAll(List.of(archive.map((found) -> ByteString.of(found.note())).orElse(""),
				archive.filter(ClassArchive::isTrusted).map((found) -> ByteString.of(found.jar())).orElse(""),
				Integer.toString(command.size() - plan.commandLine().arguments().size()), Integer.toString(pairs),
				Shell.env()));
		arguments.addAll(command);
		return new Executable(Shell.PATH, arguments, environment);
	}

	/** Only a supervised daemon needs these parts; they would make each stage larger. */
	private static String supervisor() {
		return ShellScript.withoutComments(Stage.class, "log.sh", "evidence.sh", "policy.sh", "notes.sh",
				"supervisor.sh") + SCRIPT;
	}

	/**
	 * Whether a supervisor may open the log by its name. A shell can't open a file
	 * without following links: as root it does that only where nobody else can put one.
	 */
	private static boolean canBeOpenedAnew(LaunchPlan plan) {
		Path directory = plan.options().logFile().getParent();
		return plan.options().restart().isSupervised() && plan.files().hasLog()
				&& (!ProcessStatus.current().isRoots() || TrustedDirectory.isRootsAlone(directory));
	}

	private static List<String> restart(RestartOptions restart) {
		return List.of(restart.policy().name(), Long.toString(restart.delay().toMillis()),
				Long.toString(restart.maxDelay().toMillis()), Waiter.seconds(restart.stableAfter()),
				Integer.toString(restart.maxAttempts()), Waiter.seconds(restart.window()));
	}

	/**
	 * The time in the first log line of a start, as date(1) writes it for later starts.
	 */
	private static String time() {
		return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ").format(ZonedDateTime.now());
	}

	private static String title(DaemonOptions options) {
		return options.name() + ((options.version() != null) ? " " + options.version() : "");
	}

	private static String octal(int mode) {
		return "0" + Integer.toOctalString(mode);
	}

}
