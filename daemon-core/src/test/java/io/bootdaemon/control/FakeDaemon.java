package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.control.Programs.Outcome;
import io.bootdaemon.harness.Deadline;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.Locks;
import io.bootdaemon.process.ProcessStat;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Some process with the files of a daemon, and the script that controls it. The directory
 * has a name that a shell would like to understand.
 */
final class FakeDaemon implements AutoCloseable {

	private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

	private static final String VERB = "verb ";

	final Path directory;

	final Path script;

	final DaemonOptions options;

	private final List<Process> processes = new ArrayList<>();

	private String shell = "sh";

	private boolean verb;

	private boolean insistent;

	private boolean certain = true;

	FakeDaemon(Path parent) throws Exception {
		this.directory = Files.createDirectory(parent.resolve("it's $HOME `x`\n\"*\\"));
		this.script = parent.resolve("control");
		this.options = DaemonOptions.named("app")
			.pidFile(this.directory.resolve("app.pid"))
			.logFile(this.directory.resolve("app.out"))
			.stopTimeout(Duration.ofSeconds(1))
			.build();
		install(new CommandLine(List.of("-Xmx64m"), List.of("Main"), List.of()));
	}

	/** Writes the script for another command; java is what {@link #writeJava} writes. */
	void install(CommandLine commandLine) throws Exception {
		install(commandLine, ProcessOptions.INHERITED);
	}

	/** Writes it for a daemon that is to be another user. */
	void install(CommandLine commandLine, ProcessOptions process) throws Exception {
		DaemonOptions options = DaemonOptions.named(this.options.name())
			.pidFile(this.options.pidFile())
			.logFile(this.options.logFile())
			.stopTimeout(this.options.stopTimeout())
			.process(process)
			.build();
		new ControlScript(options, this.directory.resolve("java"), commandLine, this.directory).install(this.script);
	}

	void writeJava(String text) throws IOException {
		Path java = Files.writeString(this.directory.resolve("java"), "#!/bin/sh\n" + text);
		Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	/** Chooses the entrance: the script under a shell, or a verb with such a shell. */
	FakeDaemon under(String shell) {
		this.verb = shell.startsWith(VERB);
		this.shell = this.verb ? shell.substring(VERB.length()) : shell;
		Programs.assumeInstalled(this.shell.split(" ")[0]);
		return this;
	}

	/** Has a verb given a stop timeout that was typed. */
	FakeDaemon insistent() {
		this.insistent = true;
		return this;
	}

	/** Has a verb given files that may be another daemon's. */
	FakeDaemon uncertain() {
		this.certain = false;
		return this;
	}

	Outcome control(String... words) throws Exception {
		return control(Map.of(), words);
	}

	Outcome control(Map<String, String> environment, String... words) throws Exception {
		return Programs.run(command(words), Path.of("/"), environment);
	}

	Process startControl(String... words) throws IOException {
		return start(command(words).toArray(String[]::new));
	}

	List<String> command(String... words) {
		List<String> command = new ArrayList<>(List.of(this.shell.split(" ")));
		if (this.verb) {
			List<String> action = new ArrayList<>(List.of(words));
			if (action.equals(List.of("stop"))) {
				action.add("TERM");
			}
			List<String> shell = new ControlShell(target()).command(action.get(0),
					action.subList(1, action.size()).toArray(String[]::new));
			command.addAll(shell.subList(1, shell.size()));
		}
		else {
			command.add(this.script.toString());
			command.addAll(Arrays.asList(words));
		}
		return command;
	}

	private Target target() {
		return new Target(this.options.name(), DaemonFiles.of(this.options), null, this.options.stopTimeout(),
				this.insistent, List.of("Main"), this.certain);
	}

	Process start(String... command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.options.logFile().toFile()))
			.start();
		this.processes.add(process);
		return process;
	}

	/** Holds the lock until its standard input is closed or it is ended. */
	Process startWaiting() throws IOException {
		return startHolding("cat");
	}

	/** Has the mark on its command line; ends as {@link #startWaiting}. */
	Process startMarked() throws IOException {
		List<String> command = new ArrayList<>(List.of("sh", "-c", "read -r line"));
		command.addAll(Locks.mark(this.options.pidFile()).options());
		return startHolding(command.toArray(String[]::new));
	}

	/** Runs a command that holds the lock, as all processes of a daemon do. */
	Process startHolding(String... command) throws IOException {
		return startBecoming(List.of(command), command);
	}

	/** Runs a command that becomes another one. */
	Process startBecoming(List<String> last, String... command) throws IOException {
		Process process = start(
				Locks.holding(DaemonFiles.of(this.options).lockFile(), List.of(command)).toArray(String[]::new));
		Awaitility.await().until(() -> !process.isAlive() || Locks.hasBecome(process.pid(), last));
		return process;
	}

	private String[] holding(List<String> command) {
		return Locks.holding(DaemonFiles.of(this.options).lockFile(), command).toArray(String[]::new);
	}

	/** Runs a shell that ends as {@link #startWaiting} does, and waits for its traps. */
	Process startWithTraps(String traps) throws Exception {
		Path trapped = this.directory.resolve("trapped");
		Process process = start(holding(
				List.of("sh", "-c", traps + "\necho >\"$1\"\nwhile kill -0 \"$2\" 2>/dev/null; do sleep 0.05; done",
						"sh", trapped.toString(), Long.toString(ProcessHandle.current().pid()))));
		Awaitility.await().until(() -> Files.exists(trapped));
		return process;
	}

	/** Runs a main class until it has said something. */
	Process startJvm(Class<?> main) throws IOException {
		Process process = startHolding(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), main.getName());
		Awaitility.await().until(() -> Files.readString(this.options.logFile()).contains("ready"));
		return process;
	}

	/** What a daemon that is ready has written. */
	DaemonState state(long pid) throws IOException {
		return DaemonState.empty()
			.with(Key.PHASE, "ready")
			.with(Key.PID, pid)
			.with(Key.START_TICKS, ProcessStat.of(pid).orElseThrow().startTicks())
			.with(Key.BOOT_ID, Files.readString(BOOT_ID).strip())
			.with(Key.READY, System.currentTimeMillis() - 200_000)
			.with(Key.URL, "http://localhost:8080/");
	}

	void write(DaemonState state) throws IOException {
		state.write(stateFile());
	}

	void writePid(long pid) throws IOException {
		Files.writeString(this.options.pidFile(), pid + "\n");
	}

	Path stateFile() {
		return this.options.pidFile().resolveSibling("app.pid.state");
	}

	Process ready(Process process) throws IOException {
		writePid(process.pid());
		write(state(process.pid()));
		return process;
	}

	/** Lets others read the script, and do this with the directory of the files. */
	void permit(String permissions) throws IOException {
		Files.setPosixFilePermissions(this.script.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString(permissions));
	}

	static int codeOf(Process process) throws InterruptedException {
		assertThat(process.waitFor(Deadline.GENEROUS.toSeconds(), TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

	@Override
	public void close() {
		for (Process process : this.processes) {
			process.destroyForcibly();
		}
	}

}
