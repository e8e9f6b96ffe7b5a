package io.bootdaemon.control;

import java.io.IOException;

import io.bootdaemon.ExitStatus;

/**
 * The verbs that the control script does too: it is what does them.
 */
public final class ControlVerbs {

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

	private int run(String action, ExitStatus otherwise) {
		try {
			return this.shell.run(action);
		}
		catch (IOException ex) {
			this.terminal.warn("no shell can be started: " + ex.getMessage());
			return otherwise.code();
		}
	}

}
