package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FileOwner;
import org.jspecify.annotations.Nullable;

/**
 * The daemon that a verb is about, as its configuration names it, whether or not it runs.
 *
 * @param name its name
 * @param files its files
 * @param user as whom root lets it run, a name or a number; null for root
 * @param stopTimeout patience between SIGTERM and SIGKILL
 * @param insistent whether that patience was typed beside the verb, so that what the
 * daemon was started with doesn't count
 * @param program what it runs, as on a command line: {@code -jar} and an absolute jar, or
 * a class
 * @param certain false if the configuration could not be read, so that another daemon may
 * be meant
 */
public record Target(String name, DaemonFiles files, @Nullable String user, Duration stopTimeout, boolean insistent,
		List<String> program, boolean certain) {

	public Target {
		program = List.copyOf(program);
	}

	/**
	 * A daemon that is known by what its state file says.
	 * @param pidFile its PID file
	 * @param state what its state file says
	 * @return the target; by the name of its PID file if it doesn't say its own; of which
	 * program, and how long to wait for its end, is left open
	 */
	public static Target of(Path pidFile, DaemonState state) {
		Path log = state.path(Key.LOG_FILE).orElse(DaemonFiles.NOWHERE);
		String name = state.get(Key.NAME).orElse(pidFile.getFileName().toString());
		return new Target(name, DaemonFiles.of(pidFile, log), null, Duration.ZERO, false, List.of(""), true);
	}

	/**
	 * Its log: that of the daemon that runs may be another one than that configured now.
	 * @param state what its state file says
	 * @return the log
	 */
	Path logFile(DaemonState state) {
		return state.path(Key.LOG_FILE).filter((log) -> isStateOwn()).orElse(this.files.logFile());
	}

	/** Another user's word doesn't say which file is looked at. */
	private boolean isStateOwn() {
		try {
			return FileOwner.isOwn(this.files.stateFile());
		}
		catch (IOException ex) {
			// There is none
			return false;
		}
	}

	/**
	 * The same daemon, by the name it has given itself.
	 * @return the target
	 */
	public Target named() {
		String name = DaemonLookup.of(this).state().get(Key.NAME).orElse(this.name);
		return new Target(name, this.files, this.user, this.stopTimeout, this.insistent, this.program, this.certain);
	}

	/**
	 * The same program under another PID file.
	 * @param pidFile where that is
	 * @return the target
	 */
	public Target at(Path pidFile) {
		return new Target(this.name, DaemonFiles.of(pidFile, this.files.logFile()), this.user, this.stopTimeout,
				this.insistent, this.program, this.certain);
	}

}
