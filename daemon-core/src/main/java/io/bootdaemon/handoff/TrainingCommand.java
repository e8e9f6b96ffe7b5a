package io.bootdaemon.handoff;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.posix.Executable;

/**
 * The command of a training: {@code train.sh} with its arguments.
 */
public final class TrainingCommand {

	/** The first JDK whose AOT cache one run makes (JEP 514). */
	private static final int FIRST_WITH_AOT_CACHE = 25;

	private static final String SCRIPT = ShellScript.withoutComments(TrainingCommand.class, "tool.sh", "directory.sh",
			"printable.sh", "terminal.sh", "archive.sh", "archive-note.sh", "trainee.sh", "train.sh");

	/** It stays beside the archives, and is run when systemd starts a service. */
	static final String SERVICE_SCRIPT = ShellScript.withoutComments(TrainingCommand.class, "tool.sh", "directory.sh",
			"archive.sh", "service.sh");

	private TrainingCommand() {
	}

	/**
	 * The training of a launch.
	 * @param plan what the daemon will be
	 * @param archive the archive that is to be made
	 * @param further arguments for the application in its training alone, as byte strings
	 * @return what to execute
	 */
	public static Executable of(LaunchPlan plan, ClassArchive archive, List<String> further) {
		Path temporary = archive.directory().resolve("tmp");
		List<String> command = new ArrayList<>(DaemonCommand.of(plan));
		command.add(1, "-D" + ClassArchive.TRAINING_PROPERTY + "=" + Waiter.seconds(plan.options().startTimeout()));
		// Behind all options: nothing removes what the application makes there
		command.add(command.size() - plan.commandLine().arguments().size() - 2,
				"-Djava.io.tmpdir=" + ByteString.of(temporary));
		int main = command.size() - plan.commandLine().arguments().size();
		command.addAll(further);
		List<String> words = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", ByteString.of(plan.options().name()),
				ByteString.of(archive.directory()), ByteString.of(archive.note()), ByteString.of(archive.jar()),
				Integer.toString(main), ByteString.of(plan.options().workDirectory()),
				"0" + Integer.toOctalString(plan.options().umask()),
				Long.toString(Duration.between(plan.typed(), Instant.now()).toSeconds()),
				(Runtime.version().feature() >= FIRST_WITH_AOT_CACHE) ? "aot" : "jsa", Shell.env(), SERVICE_SCRIPT));
		words.addAll(command);
		return new Executable(Shell.PATH, words,
				CallerEnvironment.of(plan).stream().filter(CallerEnvironment::passesShells).toList());
	}

}
