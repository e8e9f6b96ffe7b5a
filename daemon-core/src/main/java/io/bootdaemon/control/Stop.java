package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.control.Finding.Condition;
import io.bootdaemon.control.ProcessSignal.Result;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.OpenFiles;
import io.bootdaemon.process.PidFile;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStat;
import io.bootdaemon.process.ProcessStatus;

/**
 * Stops the daemon: SIGTERM, patience, a thread dump into the log and SIGKILL. When it
 * returns successfully, the process is gone and its lock is free.
 */
public final class Stop {

	/** How long a launch takes to come to its process, and an end to free the lock. */
	private static final Duration SHORTLY = Duration.ofSeconds(5);

	private static final Duration DUMP = Duration.ofSeconds(1);

	private final Target target;

	private final Terminal terminal;

	/**
	 * A stop.
	 * @param target what to stop
	 * @param terminal where to tell
	 */
	public Stop(Target target, Terminal terminal) {
		this.target = target;
		this.terminal = terminal;
	}

	/**
	 * Stops it.
	 * @return 0 if it doesn't run any more, or didn't; 1 if it could not be stopped
	 */
	public ExitStatus run() {
		try {
			Finding found = awaitProcess();
			Optional<ProcessIdentity> supervisor = found.supervisor();
			return supervisor.isPresent() ? runAfter(supervisor.get()) : run(found);
		}
		catch (IOException ex) {
			return fail("can't be stopped: " + ex.getMessage());
		}
	}

	/** The supervisor goes first: what it has started is not started again then. */
	private ExitStatus runAfter(ProcessIdentity supervisor) throws IOException {
		List<ProcessIdentity> holders = holders();
		new SupervisorEnd(supervisor).bringAbout();
		Finding found = awaitProcess();
		boolean between = !found.isRunning() && found.condition() != Condition.UNKNOWN;
		return between ? notAgain(supervisor, holders) : run(found);
	}

	private ExitStatus run(Finding found) throws IOException {
		ProcessIdentity process = found.process();
		if (found.condition() == Condition.UNKNOWN) {
			return fail("can't be stopped: " + found.reason() + ".");
		}
		if (found.condition() == Condition.LAUNCHING) {
			return fail("can't be stopped: it is being started, and has no process yet. Try again in a moment.");
		}
		return (process != null) ? stop(process, found) : notRunning();
	}

	private Finding awaitProcess() {
		Patience.until(SHORTLY, () -> this.terminal.show("being started"),
				() -> Finding.of(this.target).condition() != Condition.LAUNCHING);
		return Finding.of(this.target);
	}

	/** It was between its end and the next start. */
	private ExitStatus notAgain(ProcessIdentity supervisor, List<ProcessIdentity> holders) throws IOException {
		if (!isFreeOf(holders)) {
			return notRunning();
		}
		Path pidFile = this.target.files().pidFile();
		if (PidFile.read(pidFile).filter((pid) -> ProcessIdentity.of(pid).isEmpty()).isPresent()) {
			Files.deleteIfExists(pidFile);
		}
		this.terminal
			.say("stopped: it had ended, and its supervisor, process " + supervisor.pid() + ", is gone as well");
		return ExitStatus.OK;
	}

	private ExitStatus notRunning() throws IOException {
		Path pidFile = this.target.files().pidFile();
		List<Long> holders = OpenFiles.holders(this.target.files().lockFile());
		if (!holders.isEmpty()) {
			return fail("not running, but its lock '" + this.target.files().lockFile() + "' is held by process "
					+ holders.get(0) + ", so that no other start can take it.");
		}
		this.terminal.say("not running (PID file '" + pidFile + "')");
		// What holds no number is no PID file, whoever named it as one
		if (PidFile.read(pidFile).isPresent()) {
			Files.deleteIfExists(pidFile);
		}
		RunningDaemons.nameOthers(this.target, this.terminal);
		return ExitStatus.OK;
	}

	/** The longer one: a daemon in the middle of a migration was given its own time. */
	private Duration patience(DaemonState state) {
		Duration own = Duration.ofSeconds(state.number(Key.STOP_TIMEOUT).orElse(0));
		Duration configured = this.target.stopTimeout();
		return (this.target.insistent() || own.compareTo(configured) < 0) ? configured : own;
	}

	private ExitStatus stop(ProcessIdentity process, Finding found) throws IOException {
		Duration patience = patience(found.state());
		List<ProcessIdentity> holders = holders();
		if (ProcessSignal.TERM.send(process) == Result.NOT_PERMITTED) {
			return fail("process " + process.pid() + " can't be stopped: it belongs to another user (uid "
					+ ProcessStatus.of(process.pid()).user().orElse(-1) + ").");
		}
		if (isSuspended(process)) {
			this.terminal.warn("process " + process.pid() + " is stopped by a signal; 'kill -CONT " + process.pid()
					+ "' would let it end by itself");
		}
		String how = "stopped: process " + process.pid() + " is gone";
		if (!awaitEnd(process, patience, "its shutdown (graceful, hooks)")) {
			boolean dumped = dump(process);
			ProcessSignal.KILL.send(process);
			how = "killed: process " + process.pid() + " had not ended " + patience.toSeconds()
					+ " s after SIGTERM (daemon.stop-timeout); "
					+ (dumped ? "a thread dump is in its log" : "it could make no thread dump");
		}
		if (!awaitEnd(process, SHORTLY, "its end after SIGKILL")) {
			return fail(
					"process " + process.pid() + " doesn't end, not even by SIGKILL: the kernel holds it (state D).");
		}
		removePidFile(process);
		ProcessIdentity stage = found.stage();
		if (stage != null && !new SupervisorEnd(stage).comesByItself()) {
			// It was ready in the last moment, and is about to be started again
			new SupervisorEnd(stage).bringAbout();
			return run();
		}
		if (!isFreeOf(holders)) {
			return fail("process " + process.pid() + " has ended, but what it has left holds its lock '"
					+ this.target.files().lockFile() + "': process "
					+ holders().stream().filter(holders::contains).findFirst().map(ProcessIdentity::pid).orElse(0L)
					+ ".");
		}
		this.terminal.say(how);
		return ExitStatus.OK;
	}

	/** Taken before the end: whoever takes the lock afterwards does so rightly. */
	private List<ProcessIdentity> holders() {
		return OpenFiles.holders(this.target.files().lockFile())
			.stream()
			.flatMap((pid) -> ProcessIdentity.of(pid).stream())
			.toList();
	}

	/** Whether the lock becomes so: of those, not of who has rightly taken it since. */
	private boolean isFreeOf(List<ProcessIdentity> holders) {
		return Patience.until(SHORTLY, () -> this.terminal.show("waiting for the lock"),
				() -> holders().stream().noneMatch(holders::contains));
	}

	private boolean awaitEnd(ProcessIdentity process, Duration limit, String what) {
		long begin = System.nanoTime();
		return Patience.until(limit,
				() -> this.terminal.show("stopping process " + process.pid() + ", "
						+ Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " of " + limit.toSeconds()
						+ " s, waiting for " + what),
				() -> !process.isAlive());
	}

	private static boolean isSuspended(ProcessIdentity process) {
		return ProcessStat.of(process.pid()).filter(ProcessStat::isSuspended).isPresent();
	}

	private ExitStatus fail(String text) {
		this.terminal.warn(text);
		return ExitStatus.FAILED;
	}

	/** SIGQUIT ends a process that doesn't handle it, and one that is stopped can't. */
	private boolean dump(ProcessIdentity process) throws IOException {
		boolean answers = ProcessStatus.of(process.pid()).handlesQuit() && !isSuspended(process);
		if (answers) {
			ProcessSignal.QUIT.send(process);
			Patience.until(DUMP, () -> {
			}, () -> !process.isAlive());
		}
		return answers;
	}

	/**
	 * One that was killed could not do it itself. Between the look and the removal is the
	 * time of two system calls.
	 */
	private void removePidFile(ProcessIdentity process) {
		Path file = this.target.files().pidFile();
		try {
			if (PidFile.read(file).filter((number) -> number == process.pid()).isPresent()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			this.terminal.warn("its PID file '" + file + "' can't be removed: " + ex.getMessage());
		}
	}

}
