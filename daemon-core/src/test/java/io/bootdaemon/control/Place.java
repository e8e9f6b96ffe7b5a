package io.bootdaemon.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.process.Children;
import io.bootdaemon.process.Children.Child;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.Locks;
import io.bootdaemon.process.ProcessIdentity;

/**
 * A daemon's place in a directory, with what is written there by hand, and what a verb
 * says of it.
 */
final class Place {

	private final DaemonFiles files;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	Place(Path directory) {
		this(directory, "app");
	}

	Place(Path directory, String name) {
		this.files = DaemonFiles.of(directory.resolve(name + ".pid"), directory.resolve(name + ".out"));
	}

	DaemonFiles files() {
		return this.files;
	}

	Target target() {
		return new Target("app", this.files, null, Duration.ofSeconds(1), true, List.of(""), true);
	}

	Terminal terminal() {
		return new Terminal("app", new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8), false);
	}

	String out() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	String err() {
		return this.err.toString(StandardCharsets.UTF_8);
	}

	/**
	 * A process that holds the lock.
	 */
	Child holding(Children children) {
		return holding(children, Children.WAITS);
	}

	/**
	 * A shell that holds the lock and runs a script.
	 */
	Child holding(Children children, String script) {
		return children
			.start(new ProcessBuilder(Locks.holding(this.files.lockFile(), List.of("/bin/sh", "-c", script, "sh"))));
	}

	/**
	 * A process that holds the lock and has the mark of it.
	 */
	Child marked(Children children) {
		return marked(children, this.files.pidFile());
	}

	/**
	 * The same with a mark that names another PID file.
	 */
	Child marked(Children children, Path pidFile) {
		DaemonMark mark = new DaemonMark(pidFile, Locks.mark(this.files.pidFile()).lock());
		List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", Children.WAITS, "sh"));
		command.addAll(mark.options());
		return children.start(new ProcessBuilder(Locks.holding(this.files.lockFile(), command)));
	}

	Place pidFile(long pid) {
		return write(this.files.pidFile(), pid + "\n");
	}

	Place stateFile(String text) {
		return write(this.files.stateFile(), text);
	}

	Place stateFile(DaemonState state) {
		try {
			state.write(this.files.stateFile());
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static DaemonState state(ProcessIdentity process) {
		return DaemonState.empty()
			.with(Key.PID, process.pid())
			.with(Key.START_TICKS, process.startTicks())
			.with(Key.BOOT_ID, process.bootId())
			.with(Key.PHASE, "ready");
	}

	/** What its state file would say had its number been another process's before. */
	static ProcessIdentity recycled(ProcessIdentity process) {
		return new ProcessIdentity(process.pid(), process.startTicks() - 1, process.bootId());
	}

	private Place write(Path file, String text) {
		try {
			Files.writeString(file, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
