package io.bootdaemon.control;

import java.io.IOException;

import io.bootdaemon.ExitStatus;

/**
 * The verbs that the control script does too: it is what does them.
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
