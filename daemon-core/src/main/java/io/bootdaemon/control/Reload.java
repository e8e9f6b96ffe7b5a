package io.bootdaemon.control;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.ReloadResult;
import io.bootdaemon.control.ProcessSignal.Result;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.LastReload;
import io.bootdaemon.process.ProcessIdentity;

/**
 * Lets the daemon reload, if its state file says that it can: never a blind SIGHUP, which
 * would end a JVM that doesn't expect it.
 */
public final class Reload {

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private final Target target;

	private final Terminal terminal;

	/**
	 * A reload.
	 * @param target what is to reload
	 * @param terminal where to tell
	 */
	public Reload(Target target, Terminal terminal) {
		this.target = target;
		this.terminal = terminal;
	}

	/**
	 * Returns when the daemon has done it.
	 * @return 0 if it has; 1 if it failed or isn't supported; 7 if nothing runs
	 */
	public ExitStatus run() {
		Finding found = Finding.of(this.target);
		ProcessIdentity process = found.process();
		if (found.condition() == Finding.Condition.UNKNOWN) {
			return fail("can't reload: " + found.reason() + ".");
		}
		if (!found.isRunning()) {
			this.terminal.say("not running, so there is nothing to reload");
			RunningDaemons.nameOthers(this.target, this.terminal);
			return ExitStatus.NOTHING_TO_RELOAD;
		}
		if (process == null || !found.state().get(Key.RELOAD_SUPPORTED).equals(Optional.of("true"))
				|| !found.phase().equals("ready")) {
			return fail("can't reload in phase '" + found.phase() + "'"
					+ (found.phase().equals("ready") ? ": SIGHUP isn't handled by it, perhaps because of -Xrs" : "")
					+ ". No signal was sent.");
		}
		try {
			return reload(process, found.state());
		}
		catch (IOException ex) {
			return fail("process " + process.pid() + " can't be signalled: " + ex.getMessage());
		}
	}

	private ExitStatus reload(ProcessIdentity process, DaemonState before) throws IOException {
		Result sent = ProcessSignal.HUP.send(process);
		if (sent != Result.SENT) {
			return fail("process " + process.pid()
					+ ((sent == Result.GONE) ? " has ended." : " can't be signalled: it belongs to another user."));
		}
		boolean done = Patience.until(LONGEST, () -> this.terminal.show("reloading"),
				() -> !process.isAlive() || !reloads(before).equals(reloads(Finding.of(this.target).state())));
		DaemonState after = Finding.of(this.target).state();
		if (!done || reloads(before).equals(reloads(after))) {
			return fail("process " + process.pid() + (process.isAlive()
					? " has not reloaded within " + LONGEST.toSeconds() + " s." : " ended instead of reloading."));
		}
		ReloadResult result = LastReload.of(after)
			.orElseGet(() -> new ReloadResult(false, after.get(Key.LAST_RELOAD).orElse("")));
		return result.successful() ? succeed("reloaded: " + result.text()) : fail("failed to reload: " + result.text());
	}

	private static String reloads(DaemonState state) {
		return state.get(Key.RELOADS).orElse("0");
	}

	private ExitStatus succeed(String text) {
		this.terminal.say(text);
		return ExitStatus.OK;
	}

	private ExitStatus fail(String text) {
		this.terminal.warn(text);
		return ExitStatus.FAILED;
	}

}
