package io.bootdaemon.handoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.harness.Deadline;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.Locks;
import io.bootdaemon.process.OpenFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * The stage as a process of its own, under some shell and with a script in java's place.
 * That script finds how often it has been started in {@code $n}.
 */
final class StageProcess implements AutoCloseable {

	final Path directory;

	final DaemonOptions options;

	private final LaunchPlan plan;

	private Process process;

	/**
	 * @param directory where all files are
	 * @param change what is different from the defaults
	 * @param script what the daemon does
	 */
	StageProcess(Path directory, UnaryOperator<DaemonOptions.Builder> change, String script) {
		this.directory = directory;
		this.options = change.apply(Plans.options(directory)).build();
		LaunchPlan common = Plans.of(this.options, "PATH=" + System.getenv("PATH"));
		Path java = executable("java", """
				#!/bin/sh
				cd %s
				echo >>starts
				n=$(wc -l <starts)
				ready() { printf '%%s\\n' pid=$$ ready=$(date +%%s)000 >>app.pid.state; }
				%s
				""".formatted(directory, script));
		this.plan = new LaunchPlan(this.options, java, common.commandLine(), common.environment(), directory,
				common.typed(), List.of(), false, null);
	}

	/** Starts it and opens the gate. */
	StageProcess start(String shell) {
		return start(shell, "7>&-");
	}

	/**
	 * Starts it with a kept socket, or what stands for one.
	 * @param socket the redirection that opens it
	 */
	StageProcess start(String shell, String socket) {
		assumeInstalled(shell.split(" ")[0]);
		Path handoff = this.directory.resolve("handoff");
		Executable stage = Stage.of(this.plan, Locks.mark(this.options.pidFile()), this.options.pidFile(), handoff);
		List<String> words = new ArrayList<>(List.of("sh", "-c",
				"mkdir -m 700 handoff && mkfifo handoff/status && exec 9>>app.pid.lock " + socket + " \"$@\"", "sh"));
		words.addAll(Arrays.asList(shell.split(" ")));
		words.addAll(stage.arguments().subList(1, stage.arguments().size()));
		try {
			DaemonState.empty()
				.with(Key.PHASE, "launching")
				.with(Key.RESTART_POLICY, this.options.restart().policy())
				.write(state());
			ProcessBuilder builder = new ProcessBuilder(words).directory(this.directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.options.logFile().toFile()));
			builder.environment().clear();
			stage.environment().forEach((entry) -> {
				String[] pair = entry.split("=", 2);
				builder.environment().put(pair[0], pair[1]);
			});
			this.process = builder.start();
			this.process.getOutputStream().write("GO\n".getBytes(StandardCharsets.US_ASCII));
			this.process.getOutputStream().flush();
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	LaunchPlan plan() {
		return this.plan;
	}

	Process process() {
		return this.process;
	}

	int awaitEnd() throws InterruptedException {
		assertThat(this.process.waitFor(Deadline.GENEROUS.toSeconds(), TimeUnit.SECONDS))
			.as("%s ends; its log is %s", this.process, log())
			.isTrue();
		return this.process.exitValue();
	}

	void awaitPhase(String phase) {
		await().until(() -> get(Key.PHASE).equals(phase));
	}

	/** Until the daemon has been started so often. */
	void awaitStart(int number) {
		await().until(() -> starts() == number);
	}

	int starts() {
		Path file = this.directory.resolve("starts");
		return Files.exists(file) ? (int) read(file).lines().count() : 0;
	}

	String log() {
		return Files.exists(this.options.logFile()) ? read(this.options.logFile()) : "";
	}

	Path state() {
		return this.options.pidFile().resolveSibling("app.pid.state");
	}

	String get(Key key) {
		try {
			return DaemonState.read(state()).get(key).orElse("");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * All that belongs to it and lives: by their lock, their children, or their words.
	 */
	List<String> remains() {
		Stream<String> holders = OpenFiles.holders(this.options.pidFile().resolveSibling("app.pid.lock"))
			.stream()
			.map((pid) -> "holds the lock: " + pid);
		Stream<String> sleepers = ProcessHandle.allProcesses()
			.filter((other) -> sleepsHere(other.pid()))
			.map((other) -> "sleeps: " + other.pid());
		return Stream.concat(holders, sleepers).toList();
	}

	private boolean sleepsHere(long pid) {
		try {
			Path process = Path.of("/proc/" + pid);
			return Files.readSymbolicLink(process.resolve("cwd")).equals(this.directory.toRealPath())
					&& !Files.readString(process.resolve("stat")).contains(") Z ");
		}
		catch (IOException ex) {
			return false;
		}
	}

	Path executable(String name, String text) {
		try {
			Path file = Files.writeString(this.directory.resolve(name), text);
			return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		if (this.process != null) {
			Stream.concat(Stream.of(this.process.toHandle()), this.process.descendants())
				.toList()
				.forEach(ProcessHandle::destroyForcibly);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void assumeInstalled(String program) {
		assumeThat(Stream.of(System.getenv("PATH").split(":")).map((path) -> Path.of(path, program)))
			.as(program + " is installed")
			.anyMatch(Files::isExecutable);
	}

}
