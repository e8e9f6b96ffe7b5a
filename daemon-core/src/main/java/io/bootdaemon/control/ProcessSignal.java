package io.bootdaemon.control;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

import io.bootdaemon.handoff.Shell;
import io.bootdaemon.handoff.ShellScript;
import io.bootdaemon.process.ProcessIdentity;

/**
 * Sends a signal to a process that is no child of this JVM; the JDK can send TERM and
 * KILL only. A shell compares the process's identity and sends the signal with its next
 * system call. That needs no native code, so that a process can be stopped where none can
 * be loaded.
 */
enum ProcessSignal {

	/** Reload. */
	HUP,

	/** Thread dump. */
	QUIT,

	/** End. */
	TERM,

	/** End at once. */
	KILL;

	private static final String SCRIPT = ShellScript.withoutComments(ProcessSignal.class,
			"/io/bootdaemon/handoff/stat.sh", "signal.sh");

	/**
	 * Sends it.
	 * @param process to whom
	 * @return how that went
	 * @throws IOException if there is no shell to do it
	 */
	public Result send(ProcessIdentity process) throws IOException {
		Process shell = new ProcessBuilder(Shell.PATH.toString(), "-c", SCRIPT, "sh", Long.toString(process.pid()),
				Long.toString(process.startTicks()), name())
			.redirectInput(new File("/dev/null"))
			.redirectErrorStream(true)
			.redirectOutput(Redirect.DISCARD)
			.start();
		try {
			return switch (shell.waitFor()) {
				case 0 -> Result.SENT;
				case 1 -> Result.GONE;
				case 2 -> Result.NOT_PERMITTED;
				default -> throw new IOException("a shell could not send SIG" + name());
			};
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while sending SIG" + name(), ex);
		}
	}

	/**
	 * How sending went.
	 */
	public enum Result {

		/** The process has it. */
		SENT,

		/** There is no such process any more. */
		GONE,

		/** It belongs to somebody else. */
		NOT_PERMITTED

	}

}
