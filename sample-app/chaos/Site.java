import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A directory with at most one daemon in it, and all that is done there.
 */
final class Site {

	private static final long PATIENCE_SECONDS = 300;

	private final List<String> story = new ArrayList<>();

	private final List<String> options = new ArrayList<>();

	final Random random;

	final Path directory;

	Site(Random random) throws IOException {
		this.random = random;
		this.directory = Files.createTempDirectory("chaos").toRealPath();
		Files.createDirectory(this.directory.resolve("tmp"));
	}

	/** All further commands have this option of the JVM. */
	Site with(String option) {
		this.options.add(option);
		return this;
	}

	void tell(String event) {
		synchronized (this.story) {
			this.story.add(event);
		}
	}

	String story() {
		return this.directory + ":\n" + String.join("\n", this.story) + "\n-- log\n" + text("app.out") + "\n-- state\n"
				+ text("app.pid.state") + "\n-- said\n" + text("said");
	}

	String text(String name) {
		try {
			return Files.readString(this.directory.resolve(name), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "";
		}
	}

	List<String> command(String... arguments) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:SharedArchiveFile=" + System.getProperty("archive"),
				"-Dchaos=" + this.directory,
				"-Djava.io.tmpdir=" + this.directory.resolve("tmp")));
		command.addAll(this.options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), "Subject"));
		command.addAll(List.of(arguments));
		return command;
	}

	Process start(List<String> command) {
		Path said = this.directory.resolve("said");
		try {
			return new ProcessBuilder(command).directory(this.directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Process start(String... arguments) {
		tell("start " + String.join(" ", arguments));
		return start(command(arguments));
	}

	int end(Process process) {
		try {
			Violation.unless(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "a command hangs");
			return process.exitValue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	int run(String... arguments) {
		int code = end(start(arguments));
		tell(String.join(" ", arguments) + " ended with " + code);
		return code;
	}

	void sleep(int mostMillis) {
		try {
			Thread.sleep(this.random.nextInt(mostMillis));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Returns when it has ended. */
	void kill(String signal, long pid) {
		tell("kill -" + signal + " " + pid);
		end(start(List.of("kill", "-s", signal, Long.toString(pid))));
		await("process " + pid + " ends", () -> Kernel.words(pid).isEmpty());
	}

	/** The processes of this site's daemon and of starts of it, but zombies. */
	List<Long> marked() {
		String mark = "-Dbootdaemon.pid-file=" + this.directory + "/";
		return pids().filter((pid) -> Kernel.words(pid).stream().anyMatch((word) -> word.startsWith(mark))).toList();
	}

	Optional<Long> stage() {
		return marked().stream().filter(Kernel::leadsItsSession).findAny();
	}

	List<Long> daemons() {
		return marked().stream()
			.filter((pid) -> Kernel.words(pid).stream().limit(1).anyMatch((program) -> program.endsWith("java")))
			.toList();
	}

	private static Stream<Long> pids() {
		try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
			return entries.map((entry) -> entry.getFileName().toString())
				.filter((name) -> name.matches("[0-9]+"))
				.map(Long::valueOf)
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isLocked() {
		Path lock = this.directory.resolve("app.pid.lock");
		return Files.exists(lock) && end(start(List.of("flock", "--nonblock", "--close", lock.toString(), "true"))) != 0;
	}

	/** Nobody is on the way any more: a daemon is ready, or nothing is there. */
	void settle() {
		await("it settles", () -> {
			List<Long> daemons = daemons();
			Violation.unless(daemons.size() < 2, "two daemons: " + daemons);
			return (marked().isEmpty() && !isLocked())
					|| (daemons.size() == 1 && isReady(daemons.get(0)) && text("app.pid").equals(daemons.get(0) + "\n"));
		});
	}

	private boolean isReady(long daemon) {
		String state = text("app.pid.state");
		return state.contains("phase=ready\n") && state.contains("\npid=" + daemon + "\n");
	}

	void await(String what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (!condition.getAsBoolean()) {
			Violation.unless(System.nanoTime() < deadline, "for " + PATIENCE_SECONDS + " s not: " + what);
			sleep(50);
		}
	}

	/** Exactly one daemon on which all agree, or none. */
	void check() {
		List<Long> daemons;
		int code;
		do {
			settle();
			daemons = daemons();
			code = run("--status");
		}
		while (!daemons.equals(daemons()));
		if (daemons.isEmpty()) {
			Violation.unless(code == (Files.exists(this.directory.resolve("app.pid")) ? 1 : 3), "--status says " + code);
		}
		else {
			Violation.unless(code == 0, "--status says " + code);
			Violation.unless(text("app.pid").equals(daemons.get(0) + "\n"), "the PID file says " + text("app.pid"));
			Violation.unless(isLocked(), "nobody holds the lock");
		}
	}

	/** The next start works, and a stop leaves nothing behind. */
	void checkNext() {
		check();
		int expected = daemons().isEmpty() ? 0 : 75;
		int code = run("-d");
		Violation.unless(code == expected, "the next -d says " + code);
		settle();
		Violation.unless(run("--stop") == 0, "--stop fails");
		Violation.unless(marked().isEmpty(), "after --stop there are " + marked());
		Violation.unless(!isLocked(), "after --stop the lock is held");
		Violation.unless(files().equals(List.of("app.out", "app.pid.lock", "app.pid.state", "said", "tmp")),
				"after --stop there are " + files());
	}

	private List<String> files() {
		try (Stream<Path> top = Files.list(this.directory); Stream<Path> tmp = Files.list(this.directory.resolve("tmp"))) {
			return Stream.concat(top, tmp)
				.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.startsWith("odd") && !name.startsWith("jffi") && !name.startsWith("hs_err"))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void remove() throws IOException {
		marked().forEach((pid) -> kill("KILL", pid));
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
	}

}
