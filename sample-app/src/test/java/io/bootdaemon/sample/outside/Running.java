package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.bootdaemon.harness.Deadline;

/**
 * A command that was typed and may still run.
 */
final class Running {

	private final Process process;

	private final Path out;

	private final Path err;

	Running(Process process, Path out, Path err) {
		this.process = process;
		this.out = out;
		this.err = err;
	}

	/**
	 * The process that was started: with {@code -d} first the original one, then the
	 * waiter.
	 */
	KernelProcess process() {
		return new KernelProcess(this.process.pid());
	}

	boolean isRunning() {
		return this.process.isAlive();
	}

	/**
	 * What it has printed on standard error up to now.
	 */
	String err() {
		return read(this.err);
	}

	/**
	 * What it has printed on standard output up to now.
	 */
	String out() {
		return read(this.out);
	}

	/**
	 * Types something into its standard input.
	 */
	void type(String text) {
		try {
			OutputStream input = this.process.getOutputStream();
			input.write(text.getBytes(StandardCharsets.ISO_8859_1));
			input.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits for its end. One that hangs is a failed test.
	 */
	Outcome finish() {
		return finish(Deadline.GENEROUS);
	}

	Outcome finish(Duration deadline) {
		try {
			if (!this.process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError("It has not ended after " + deadline.toSeconds() + " s, stdout:\n" + out()
						+ "\nstderr:\n" + err());
			}
			return new Outcome(this.process.exitValue(), out(), err());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Ends it and what it started, as far as that is still its descendant.
	 */
	void kill() {
		List<ProcessHandle> family = Stream.concat(Stream.of(this.process.toHandle()), this.process.descendants())
			.toList();
		family.forEach(ProcessHandle::destroyForcibly);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
