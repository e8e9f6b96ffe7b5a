package io.bootdaemon.reload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

import io.bootdaemon.files.DaemonFiles;
import io.bootdaemon.process.JvmSignal;

/**
 * Reloads at SIGHUP, one at a time: opens the log anew.
 */
public final class Reloader {

	private static final JvmSignal SIGNAL = new JvmSignal("HUP");

	private final LogFile log;

	private final boolean hasLog;

	private final Consumer<String> result;

	/**
	 * A reloader.
	 * @param log the daemon's log
	 * @param result told after each reload: when, in milliseconds of the epoch, ok or
	 * failed, and what was done
	 */
	public Reloader(Path log, Consumer<String> result) {
		this.log = new LogFile(log);
		this.hasLog = !log.equals(DaemonFiles.NOWHERE);
		this.result = result;
	}

	/**
	 * Listens to the signal from now on.
	 * @return false where the JVM doesn't let us (-Xrs)
	 */
	public boolean listen() {
		try {
			SIGNAL.handle(this::reload);
			return true;
		}
		catch (ReflectiveOperationException ex) {
			return false;
		}
	}

	private synchronized void reload() {
		long now = Instant.now().toEpochMilli();
		try {
			if (this.hasLog) {
				this.log.reopen();
			}
			this.result.accept(now + (this.hasLog ? " ok log reopened" : " ok there is no log to reopen"));
		}
		catch (IOException | RuntimeException ex) {
			System.err.println("This daemon could not reload: " + ex);
			this.result.accept(now + " failed " + ex.getMessage());
		}
	}

}
