package io.bootdaemon.control;

import java.io.IOException;
import java.util.List;

import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.ProcessCommand;

/**
 * The command that a supervisor will run, read from its own command line and environment
 * while no daemon runs.
 */
final class SupervisorCommand {

	private static final String SCRIPT = "BOOTDAEMON_STAGE=";

	/** Before the entries that a shell would not have passed on as they are. */
	private static final String PAIR = "BOOTDAEMON_[0-9]+=";

	private SupervisorCommand() {
	}

	/**
	 * The daemon's command.
	 * @param supervisor the supervisor's own
	 * @return as that of the running daemon would be
	 * @throws IOException if there is none in it
	 */
	static ProcessCommand ofDaemon(ProcessCommand supervisor) throws IOException {
		List<String> words = supervisor.words();
		int mark = DaemonMark.indexIn(words);
		if (mark < 0) {
			throw new IOException("its supervisor has no command of a daemon");
		}
		List<String> environment = supervisor.environment()
			.stream()
			.filter((entry) -> !entry.startsWith(SCRIPT))
			.map((entry) -> entry.replaceFirst("^" + PAIR, ""))
			.toList();
		return new ProcessCommand(words.subList(mark - 1, words.size()), environment, supervisor.directory());
	}

}
