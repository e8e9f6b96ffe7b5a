package io.bootdaemon.daemon.watchdog;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.process.ThreadDump;

/**
 * Ends a JVM that hangs: writes the finding and all threads to the log, and halts. No
 * shutdown hook runs, as hooks would hang too.
 */
final class HungJvm {

	/** What is written may hang as well. */
	private static final Duration LONGEST = Duration.ofSeconds(10);

	private final Consumer<String> log;

	private final Consumer<String> note;

	private final Duration longest;

	private final BooleanSupplier ending;

	private final IntConsumer halt;

	/**
	 * This one.
	 * @param note told what hangs, when that is in the log
	 */
	HungJvm(Consumer<String> note) {
		this(HungJvm::write, note, LONGEST, JvmShutdown::hasBegun, Runtime.getRuntime()::halt);
	}

	HungJvm(Consumer<String> log, Consumer<String> note, Duration longest, BooleanSupplier ending, IntConsumer halt) {
		this.log = log;
		this.note = note;
		this.longest = longest;
		this.ending = ending;
		this.halt = halt;
	}

	/**
	 * Ends it, unless its shutdown has begun, or begins while this is told.
	 * @param what what hangs
	 */
	void end(String what) {
		if (this.ending.getAsBoolean()) {
			return;
		}
		try {
			Thread speaker = new Thread(() -> tell(what), "daemon-watchdog-dump");
			speaker.setDaemon(true);
			speaker.start();
			speaker.join(this.longest.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			if (this.ending.getAsBoolean()) {
				this.log.accept("The daemon's shutdown has begun meanwhile, so it ends by itself.\n");
			}
			else {
				this.halt.accept(ExitStatus.HUNG.code());
			}
		}
	}

	private void tell(String what) {
		this.log.accept("The daemon hangs: " + what + ". Its threads follow, then its JVM ends with exit code "
				+ ExitStatus.HUNG.code() + " (daemon.watchdog.interval).\n");
		this.log.accept(ThreadDump.text() + "\n");
		if (!this.ending.getAsBoolean()) {
			this.note.accept(what);
		}
	}

	/** Past System.err, whose lock a thread that hangs may hold. */
	static void write(String text) {
		@SuppressWarnings("resource")
		OutputStream log = new FileOutputStream(FileDescriptor.err);
		try {
			log.write(text.getBytes(Charset.defaultCharset()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
