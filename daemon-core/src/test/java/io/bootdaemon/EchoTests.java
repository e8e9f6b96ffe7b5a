package io.bootdaemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.harness.Programs;
import io.bootdaemon.harness.Programs.Command;
import io.bootdaemon.harness.Programs.Result;
import io.bootdaemon.harness.Programs.Started;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FileId;
import io.bootdaemon.process.ProcessStat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static io.bootdaemon.harness.Programs.isAlive;
import static io.bootdaemon.harness.Programs.proc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The README's program, as a real daemon.
 */
@JvmDependent
class EchoTests {

	@TempDir
	Path directory;

	@RegisterExtension
	final Programs programs = new Programs(() -> this.directory);

	@Test
	void startReturnsWhenItAnswers() throws IOException {
		Result result = this.programs.run(Echo.class, "-d").exitsWith(0);
		assertThat(answer("hello")).isEqualTo("hello");
		assertThat(result.out())
			.matches("echo is ready: process " + this.programs.daemon() + ", \\d+\\.\\d s, log .*/echo\\.out\n");
	}

	@Test
	void startLeavesAProcessOfItsOwn() {
		this.programs.run(Echo.class, "-d").exitsWith(0);
		long pid = this.programs.daemon();
		ProcessStat stat = ProcessStat.of(pid).orElseThrow();
		assertThat(stat.parent()).isEqualTo(1);
		assertThat(stat.session()).isNotEqualTo(pid)
			.isNotEqualTo(ProcessStat.current().map(ProcessStat::session).orElseThrow());
		assertThat(isAlive(stat.session())).as("the session's leader lives").isFalse();
		assertThat(proc(pid, "stat").replaceAll(".*\\) ", "").split(" ")[4]).as("controlling terminal").isEqualTo("0");
		assertThat(proc(pid, "status")).containsPattern("Umask:\\s+0027");
		assertThat(Path.of("/proc/" + pid + "/cwd")).isSymbolicLink()
			.satisfies((link) -> assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("/")));
	}

	@Test
	void verbsNeedNoSpring() {
		this.programs.run(Echo.class, "--status").exitsWith(3);
		assertThat(this.programs.run(Echo.class, "-d", "--dry-run").exitsWith(0).out())
			.contains("Nothing was started.");
		assertThat(file("echo.pid.lock")).doesNotExist();
		assertThat(this.programs.run(Echo.class, "-d", "--help").exitsWith(0).out()).contains("--restart", "--logs")
			.doesNotContain("--install-unit");
		this.programs.run(Echo.class, "-d").exitsWith(0);
		long first = this.programs.daemon();
		assertThat(this.programs.run(Echo.class, "--status").exitsWith(0).out())
			.startsWith("echo is ready: process " + first + "\n");
		assertThat(this.programs.run(Echo.class, "-d").exitsWith(75).err()).contains("process " + first, "--stop");
		assertThat(this.programs.run(Echo.class, "--logs").exitsWith(0).out()).contains("port ");
		this.programs.run(Echo.class, "--status=json").exitsWith(64);
		this.programs.run(Echo.class, "--restart", "more").exitsWith(0);
		long second = this.programs.daemon();
		assertThat(second).isNotEqualTo(first);
		assertThat(proc(second, "cmdline")).endsWith("\0more\0");
		assertThat(this.programs.run(Echo.class, "--stop").exitsWith(0).out())
			.isEqualTo("echo is stopped: process " + second + "\n");
		this.programs.awaitNothingLeft();
	}

	@Test
	void startPassesOnNoDescriptorButTheLock() throws IOException {
		this.programs.run(Echo.class, "-d").exitsWith(0);
		long pid = this.programs.daemon();
		// It is told that it is ready before it has closed the pipe
		await().untilAsserted(() -> assertThat(open(pid).values()).noneMatch((file) -> file.contains("bootdaemon-")));
		Map<Integer, String> open = open(pid);
		assertThat(open).containsEntry(0, "/dev/null")
			.containsEntry(1, file("echo.out").toString())
			.containsEntry(2, file("echo.out").toString())
			.containsEntry(9, file("echo.pid.lock").toString());
		// What else there is, the daemon's JVM has opened itself
		open.keySet().removeAll(Set.of(0, 1, 2, 9));
		assertThat(open.values())
			.allMatch((file) -> file.matches(".*\\.jar|.*/modules|.*\\.jsa|(socket|anon_inode):.*|/dev/u?random"));
	}

	@Test
	void startWhenTheCallerIgnoresSignalsResetsThem() {
		this.programs.command(Echo.class, "-d")
			.by("sh", "-c", "trap '' HUP INT QUIT TERM USR1; exec \"$@\"", "sh")
			.start()
			.result()
			.exitsWith(0);
		String status = proc(this.programs.daemon(), "status");
		assertThat(status).containsPattern("SigIgn:\\s+0+\n").containsPattern("SigBlk:\\s+0+\n");
	}

	@Test
	void startPassesOnTheEnvironmentAsItIs() {
		Command command = this.programs.command(Echo.class, "-d")
			.variable("spring.profiles.active", "a b")
			.variable("my-key", "$HOME `x` 'y' \"z\" \\")
			.variable("EMPTY", "")
			.variable("LINES_", "a\nb\n")
			.variable("IFS", ",")
			.variable("SHLVL", "7")
			.variable("_", "/usr/bin/java")
			.variable("OPTIND", "3")
			.variable("ENV", "/no/such/file")
			.variable("PS4", "x")
			.variable("PWD", "/")
			.variable("stage_umask", "9z")
			.variable("name", "n")
			.variable("handoff", "h")
			.variable("code", "c")
			.variable("UMLAUT", "\u00e4");
		command.start().result().exitsWith(0);
		Set<String> expected = new TreeSet<>();
		command.environment().forEach((name, value) -> expected.add(ByteString.of(name + "=" + value)));
		assertThat(proc(this.programs.daemon(), "environ").split("\0")).containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	void startPassesOnTheCommandLineByteForByte() throws IOException {
		List<String> arguments = List.of("", "a b", "'q' \"r\"", "$HOME `id`", "line\nbreak", "\u00e9\u20ac", "*",
				"x".repeat(100_000), "--", "-d", "@x");
		List<String> typed = new ArrayList<>(List.of("-d"));
		typed.addAll(arguments);
		Command command = this.programs.command(Echo.class, typed.toArray(String[]::new)).option("-Dx= y  'z'");
		command.start().result().exitsWith(0);
		List<String> expected = new ArrayList<>(command.arguments());
		expected.remove(expected.indexOf("-d"));
		expected.add(0, "-Dbootdaemon.lock=" + FileId.of(file("echo.pid.lock")));
		expected.add(0, "-Dbootdaemon.pid-file=" + file("echo.pid"));
		expected.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
		String commandLine = proc(this.programs.daemon(), "cmdline");
		assertThat(
				Stream.of(commandLine.substring(0, commandLine.length() - 1).split("\0", -1)).map(EchoTests::shortened))
			.containsExactlyElementsOf(expected.stream().map(ByteString::of).map(EchoTests::shortened).toList());
	}

	@Test
	void startWritesItsFiles() throws IOException {
		this.programs.run(Echo.class, "-d").exitsWith(0);
		long pid = this.programs.daemon();
		assertThat(file("echo.pid")).hasContent(pid + "\n");
		assertThat(permissions("echo.pid")).isEqualTo("rw-r--r--");
		assertThat(permissions("echo.pid.lock")).isEqualTo("rw-------");
		assertThat(permissions("echo.pid.state")).isEqualTo("rw-------");
		assertThat(permissions("echo.out")).isEqualTo("rw-r-----");
		assertThat(Files.readAllLines(file("echo.out"))).first().asString().endsWith(" echo starts as process " + pid);
		DaemonState state = DaemonState.read(file("echo.pid.state"));
		assertThat(state.get(Key.PHASE)).contains("ready");
		assertThat(state.get(Key.PID)).contains(Long.toString(pid));
		assertThat(state.get(Key.START_TICKS))
			.isEqualTo(ProcessStat.of(pid).map((stat) -> Long.toString(stat.startTicks())));
	}

	@Test
	void startWhileItRunsNamesTheProcessAndDisturbsNothing() throws IOException {
		this.programs.run(Echo.class, "-d").exitsWith(0);
		long pid = this.programs.daemon();
		String state = Files.readString(file("echo.pid.state"));
		Result second = this.programs.run(Echo.class, "-d").exitsWith(75);
		assertThat(second.err()).contains("already running as process " + pid);
		assertThat(this.programs.daemon()).isEqualTo(pid);
		assertThat(file("echo.pid")).hasContent(pid + "\n");
		assertThat(file("echo.pid.state")).hasContent(state);
		assertThat(answer("still")).isEqualTo("still");
	}

	@Test
	void startOfSeveralAtTheSameMomentIsWonByOne() {
		List<Started> starts = IntStream.range(0, 4)
			.mapToObj((i) -> this.programs.command(Echo.class, "-d").start())
			.toList();
		assertThat(starts.stream().map((start) -> start.result().exitCode())).containsExactlyInAnyOrder(0, 75, 75, 75);
		assertThat(file("echo.pid")).hasContent(this.programs.daemon() + "\n");
	}

	@Test
	void startAfterAKillTakesNoNoticeOfWhatIsLeft() throws IOException {
		this.programs.run(Echo.class, "-d").exitsWith(0);
		long killed = this.programs.daemon();
		Programs.signal("KILL", killed);
		await().until(() -> !isAlive(killed));
		assertThat(file("echo.pid")).exists();
		this.programs.run(Echo.class, "-d").exitsWith(0);
		assertThat(this.programs.daemon()).isNotEqualTo(killed);
		assertThat(Files.readString(file("echo.out"))).contains("starts as process " + killed,
				"starts as process " + this.programs.daemon());
	}

	@Test
	void stopRemovesThePidFileAndKeepsTheLock() {
		this.programs.run(Echo.class, "-d").exitsWith(0);
		long pid = this.programs.daemon();
		Programs.signal("TERM", pid);
		await().until(() -> !isAlive(pid));
		this.programs.awaitNothingLeft();
		assertThat(file("echo.pid.lock")).exists();
		assertThat(file("echo.out")).exists();
	}

	@Test
	void startWithoutTheFlagIsAnOrdinaryProgram() throws IOException {
		Started started = this.programs.command(Echo.class, "x").start();
		await().until(() -> started.out().startsWith("port "));
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).containsExactly(this.programs.temporary());
		}
		assertThat(proc(started.pid(), "maps")).doesNotContain("jffi");
	}

	@Test
	void startInTheDaemonLoadsNoNativeLibraryOfOurs() {
		this.programs.run(Echo.class, "-d").exitsWith(0);
		assertThat(proc(this.programs.daemon(), "maps")).contains("libjvm").doesNotContain("jffi");
	}

	@Test
	void startInBothPlacesIsRefused() {
		Result result = this.programs.run(Echo.class, "-d", "--foreground").exitsWith(64);
		assertThat(result.err()).contains("-d", "--foreground");
		this.programs.awaitNothingLeft();
	}

	@Test
	void startWhenThePidFileIsALinkIsRefused() throws IOException {
		Files.createSymbolicLink(file("echo.pid"), file("elsewhere"));
		Result result = this.programs.run(Echo.class, "-d").exitsWith(73);
		assertThat(result.err()).contains("'" + file("echo.pid") + "' is a symbolic link");
		assertThat(this.programs.daemons()).isEmpty();
	}

	@Test
	void startInADirectoryThatIsNotAsciiWritesItsFilesThere() throws IOException {
		Path work = Files.createDirectory(file("caf\u00e9 $HOME"));
		this.programs.command(Echo.class, "-d").in(work).start().result().exitsWith(0);
		assertThat(work.resolve("echo.pid")).hasContent(this.programs.daemon() + "\n");
		assertThat(work.resolve("echo.pid.state")).content().contains("phase=ready");
	}

	private static String shortened(String argument) {
		return argument.replaceAll("x{1000,}", argument.length() + " x");
	}

	private static Map<Integer, String> open(long pid) throws IOException {
		Map<Integer, String> open = new TreeMap<>();
		try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
			for (Path file : files.toList()) {
				open.put(Integer.valueOf(file.getFileName().toString()), Files.readSymbolicLink(file).toString());
			}
		}
		return open;
	}

	private String answer(String text) throws IOException {
		Matcher port = Pattern.compile("port (\\d+)").matcher(Files.readString(file("echo.out")));
		assertThat(port.find()).isTrue();
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)))) {
			socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
			socket.shutdownOutput();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private String permissions(String name) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name)));
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

}
