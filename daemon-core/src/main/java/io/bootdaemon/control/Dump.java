package io.bootdaemon.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.control.ProcessSignal.Result;
import io.bootdaemon.process.FileContent;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStat;
import io.bootdaemon.process.ProcessStatus;

/**
 * A thread dump of the daemon, which its JVM writes to the log.
 */
public final class Dump {

	private static final Duration LONGEST = Duration.ofSeconds(10);

	/** For the heap, which the JVM writes behind the threads. */
	private static final Duration HEAP = Duration.ofMillis(300);

	private final Target target;

	private final Terminal terminal;

	/**
	 * A dump.
	 * @param target whose
	 * @param terminal where to show it
	 */
	public Dump(Target target, Terminal terminal) {
		this.target = target;
		this.terminal = terminal;
	}

	/**
	 * Makes it. Its last lines are the last ones of the log then.
	 * @return 0 if it is in the log; 1 if it can't be made; 7 if nothing runs
	 */
	public ExitStatus run() {
		DaemonLookup found = DaemonLookup.of(this.target);
		ProcessIdentity process = found.process();
		if (found.condition() == DaemonLookup.Condition.UNKNOWN) {
			return fail(found.reason() + ".");
		}
		if (found.condition() == DaemonLookup.Condition.LAUNCHING) {
			return fail("it is being started, and has no process yet.");
		}
		if (process == null) {
			this.terminal.say("not running, so there is nothing to dump");
			RunningDaemons.nameOthers(this.target, this.terminal);
			return ExitStatus.NOTHING_TO_RELOAD;
		}
		Path log = this.target.logFile(found.state());
		if (!Files.isRegularFile(log, LinkOption.NOFOLLOW_LINKS)) {
			return fail("its log is " + log + ", where a thread dump could not be read.");
		}
		if (!ProcessStatus.of(process.pid()).handlesQuit()) {
			return fail("process " + process.pid()
					+ " doesn't handle SIGQUIT (yet, or because of -Xrs), which would end it.");
		}
		if (ProcessStat.of(process.pid()).filter(ProcessStat::isSuspended).isPresent()) {
			return fail("process " + process.pid() + " is stopped by a signal; let it go on by 'kill -CONT "
					+ process.pid() + "'.");
		}
		try {
			return dump(process, log);
		}
		catch (IOException ex) {
			return fail(ex.toString());
		}
	}

	private ExitStatus dump(ProcessIdentity process, Path log) throws IOException {
		Appended appended = new Appended(log);
		Result result = ProcessSignal.QUIT.send(process);
		if (result != Result.SENT) {
			return fail("process " + process.pid()
					+ ((result == Result.GONE) ? " has ended." : " can't be signalled: it belongs to another user."));
		}
		if (!Polling.until(LONGEST, () -> this.terminal.show("dumping"), appended::holdsDump)) {
			return fail("process " + process.pid() + " has written none within " + LONGEST.toSeconds() + " s.");
		}
		Polling.until(HEAP, () -> {
		}, () -> false);
		this.terminal.warn("the last lines of the thread dump in " + log);
		return ExitStatus.OK;
	}

	private ExitStatus fail(String text) {
		this.terminal.warn("no thread dump: " + text);
		return ExitStatus.FAILED;
	}

	/**
	 * What is written to a file from now on.
	 */
	private static final class Appended {

		private static final int MOST_BYTES = 1 << 24;

		private final Path file;

		private final long before;

		Appended(Path file) throws IOException {
			this.file = file;
			this.before = Files.size(file);
		}

		/** All but the heap, which comes last. The application may log in between. */
		boolean holdsDump() {
			try (FileChannel channel = FileContent.open(this.file)) {
				long size = Math.min(channel.size() - this.before, MOST_BYTES);
				ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(size, 0));
				channel.read(bytes, this.before);
				String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
				int begin = text.indexOf("Full thread dump");
				return begin >= 0 && text.indexOf("JNI global ref", begin) >= 0;
			}
			catch (IOException ex) {
				// The line was rotated away and won't come back
				return false;
			}
		}

	}

}
