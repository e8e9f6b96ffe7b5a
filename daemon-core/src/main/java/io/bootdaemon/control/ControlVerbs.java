package io.bootdaemon.control;

import java.io.IOException;

import io.bootdaemon.ExitStatus;

/**
 * The verbs that the control script has too. Its parts do the work.
 */
public final class ControlVerbs {

	/** What stop.sh says then. */
	private static final int NOTHING_TO_END = 100;

	private final Target target;

	private final Terminal terminal;

	private final ControlShell shell;

	/**
	 * Verbs.
	 * @param target the daemon that they are about
	 * @param terminal where to tell what the script doesn't know
	 */
	public ControlVerbs(Target target, Terminal terminal) {
		this.target = target;
		this.terminal = terminal;
		this.shell = new ControlShell(target);
	}

	/**
	 * Tells how the daemon is, and where the same application runs if it doesn't.
	 * @return the exit code, as LSB has it for {@code status}
	 */
	public int status() {
		int code = run("status", ExitStatus.UNKNOWN);
		if (code == ExitStatus.FAILED.code() || code == ExitStatus.NOT_RUNNING.code()
				|| code == ExitStatus.UNKNOWN.code()) {
			RunningDaemons.nameOthers(this.target, this.terminal);
		}
		return code;
	}

	/**
	 * Ends the daemon.
	 * @return 0 if it doesn't run any more, or didn't; 1 if it could not be ended
	 */
	public int stop() {
		int code = run("end_daemon", ExitStatus.FAILED, "TERM");
		if (code == NOTHING_TO_END) {
			RunningDaemons.nameOthers(this.target, this.terminal);
			return ExitStatus.OK.code();
		}
		return failed(code);
	}

	/**
	 * Lets the daemon reload.
	 * @return 0 if it has; 1 if it failed or isn't supported; 7 if nothing runs
	 */
	public int reload() {
		int code = run("reload", ExitStatus.FAILED);
		if (code == ExitStatus.NOTHING_TO_RELOAD.code()) {
			RunningDaemons.nameOthers(this.target, this.terminal);
		}
		return failed(code);
	}

	/**
	 * Shows the last lines of the log.
	 * @param lines how many
	 * @param follow whether to go on with what is written from then on; then, and where
	 * native code can be loaded, this process becomes tail(1) and doesn't return
	 * @return 0 if they were shown; 66 if there is no log
	 */
	public int logs(int lines, boolean follow) {
		String number = Integer.toString(lines);
		if (follow) {
			this.shell.become("logs", "-f", "-n", number);
			return run("logs", ExitStatus.FAILED, "-f", "-n", number);
		}
		return run("logs", ExitStatus.FAILED, "-n", number);
	}

	/** The code for what can't be known is that of {@code --status} alone. */
	private static int failed(int code) {
		return (code == ExitStatus.UNKNOWN.code()) ? ExitStatus.FAILED.code() : code;
	}

	private int run(String action, ExitStatus otherwise, String... arguments) {
		try {
			return this.shell.run(action, arguments);
		}
		catch (IOException ex) {
			this.terminal.warn("no shell can be started: " + ex.getMessage());
			return otherwise.code();
		}
	}

}
