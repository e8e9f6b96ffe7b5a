package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.control.DaemonLookup.Condition;
import io.bootdaemon.control.RunningDaemons.RunningDaemon;
import io.bootdaemon.control.StatusTable.Row;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStatus;

/**
 * Prints the status of all daemons of the current user, of any application; for root,
 * those of all users. They are found by their processes and state files: no list of them
 * is kept, so none can be wrong.
 */
public final class StatusOfAll {

	private final Terminal terminal;

	/**
	 * A status.
	 * @param terminal where to tell
	 */
	public StatusOfAll(Terminal terminal) {
		this.terminal = terminal;
	}

	/**
	 * Tells it.
	 * @return 0 if one runs; 3 if none does; 4 if that can't be known
	 */
	public ExitStatus run() {
		List<Row> rows = rows();
		if (rows.isEmpty()) {
			this.terminal.say("no daemon of this user is running");
			return ExitStatus.NOT_RUNNING;
		}
		boolean root = ProcessStatus.current().isRoots();
		this.terminal.print(StatusTable.of(rows, root, Instant.now()));
		return rows.stream().allMatch((row) -> row.status().condition() == Condition.UNKNOWN) ? ExitStatus.UNKNOWN
				: ExitStatus.OK;
	}

	private static List<Row> rows() {
		return RunningDaemons.all()
			.stream()
			.map(StatusOfAll::row)
			.filter((row) -> row.status().condition() != Condition.STOPPED
					&& row.status().condition() != Condition.DEAD)
			.sorted(Comparator.comparing((Row row) -> row.user())
				.thenComparing((row) -> row.status().name())
				.thenComparing((row) -> row.status().pidFile()))
			.toList();
	}

	private static Row row(RunningDaemon daemon) {
		DaemonFiles files = daemon.files();
		DaemonLookup found = DaemonLookup.at(files, Long.toString(daemon.holder().user()));
		return new Row(user(found, files.stateFile()),
				DaemonStatus.of(Target.of(daemon.pidFile(), found.state()), found));
	}

	/** Whose it is; as long as there is no process, its state file must do. */
	private static String user(DaemonLookup found, Path stateFile) {
		ProcessIdentity process = (found.process() != null) ? found.process() : found.processes().stage();
		Path owned = (process != null) ? Path.of("/proc/" + process.pid()) : stateFile;
		try {
			return Files.getOwner(owned, LinkOption.NOFOLLOW_LINKS).getName();
		}
		catch (IOException ex) {
			// It was removed meanwhile
			return "";
		}
	}

}
