package io.bootdaemon.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.bootdaemon.process.ProcessStat;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Java programs that a test runs in its own directory, whatever becomes of them. At its
 * end, these and nothing else are killed: the processes it started, and those marked as
 * daemons of that directory.
 */
public final class Programs implements BeforeEachCallback, AfterEachCallback {

	/** Without an empty element, which would be the current directory. */
	private static final String CLASS_PATH = System.getProperty("java.class.path").replaceAll("^:+|:+$|:+(?=:)", "");

	private final Supplier<Path> directory;

	private final List<String> options;

	private final List<Process> started = new ArrayList<>();

	private Interruption interruption;

	/**
	 * Programs of a directory.
	 * @param directory the directory, once the test runs
	 * @param options JVM options of all of them
	 */
	public Programs(Supplier<Path> directory, String... options) {
		this.directory = directory;
		this.options = List.of(options);
	}

	/**
	 * The command {@code java … main arguments}.
	 */
	public Command command(Class<?> main, String... arguments) {
		return new Command(main, arguments);
	}

	/**
	 * Runs a program to the end of the process that was started.
	 */
	public Result run(Class<?> main, String... arguments) {
		return command(main, arguments).start().result();
	}

	/**
	 * The daemons of this directory that live. A zombie is dead.
	 */
	public List<Long> daemons() {
		return processes().filter((pid) -> isMarked(pid) && argument(pid, 0).endsWith("/java")).toList();
	}

	/**
	 * The only daemon of this directory.
	 */
	public long daemon() {
		List<Long> daemons = daemons();
		assertThat(daemons).hasSize(1);
		return daemons.get(0);
	}

	/**
	 * The stage of a start that is going on.
	 */
	public long stage() {
		List<Long> stages = processes()
			.filter((pid) -> isMarked(pid) && ProcessStat.of(pid).filter((stat) -> stat.session() == pid).isPresent())
			.toList();
		assertThat(stages).hasSize(1);
		return stages.get(0);
	}

	/**
	 * Nothing of a start is left: no process, no PID file, no directory of the handoff.
	 */
	public void awaitNothingLeft() {
		await().untilAsserted(() -> {
			assertThat(processes().filter(this::isMarked)).isEmpty();
			assertThat(files(this.directory.get()).filter((file) -> file.toString().endsWith(".pid"))).isEmpty();
			assertThat(files(temporary())).noneMatch((file) -> file.toString().contains("bootdaemon-"));
		});
	}

	/**
	 * The directory for temporary files of these programs.
	 */
	public Path temporary() {
		return this.directory.get().resolve("tmp");
	}

	public static void signal(String signal, long pid) {
		try {
			Process kill = new ProcessBuilder("kill", "-s", signal, Long.toString(pid)).start();
			assertThat(kill.waitFor()).isZero();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static boolean isAlive(long pid) {
		return ProcessStat.of(pid).filter(ProcessStat::isAlive).isPresent();
	}

	/**
	 * The text of a file of /proc/PID, each char a byte.
	 */
	public static String proc(long pid, String file) {
		try {
			return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			// Gone meanwhile
			return "";
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.interruption = new Interruption(this::endProcesses);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		endProcesses();
		this.interruption.close();
	}

	private void endProcesses() {
		this.started.forEach(Process::destroyForcibly);
		await().until(() -> {
			List<Long> left = processes().filter(this::isMarked).toList();
			left.forEach((pid) -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
			return left.isEmpty();
		});
	}

	private static Stream<Long> processes() {
		return ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(Programs::isAlive);
	}

	private boolean isMarked(long pid) {
		return proc(pid, "cmdline").contains("\0-Dbootdaemon.pid-file=" + this.directory.get() + "/");
	}

	private static String argument(long pid, int index) {
		return proc(pid, "cmdline").split("\0", -1)[index];
	}

	private static List<Path> list(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.toList();
		}
	}

	private static Stream<Path> files(Path directory) {
		try {
			return list(directory).stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * How a program is started.
	 */
	public final class Command {

		private final List<String> prefix = new ArrayList<>();

		private final List<String> options = new ArrayList<>();

		private final List<String> program;

		private final Map<String, String> environment = new TreeMap<>();

		private Path workDirectory = Programs.this.directory.get();

		private Command(Class<?> main, String... arguments) {
			this.program = new ArrayList<>(List.of("-cp", CLASS_PATH, main.getName()));
			this.program.addAll(Arrays.asList(arguments));
			this.environment.putAll(Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8"));
		}

		/** What java is started by. */
		public Command by(String... command) {
			this.prefix.addAll(Arrays.asList(command));
			return this;
		}

		public Command option(String option) {
			this.options.add(option);
			return this;
		}

		public Command in(Path directory) {
			this.workDirectory = directory;
			return this;
		}

		public Command variable(String name, String value) {
			this.environment.put(name, value);
			return this;
		}

		public Map<String, String> environment() {
			return this.environment;
		}

		public List<String> arguments() {
			List<String> arguments = new ArrayList<>(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1",
					"-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary()));
			if (Runtime.version().feature() >= 22) {
				// A jar's manifest says so; classes in a folder have none
				arguments.add("--enable-native-access=ALL-UNNAMED");
			}
			arguments.addAll(Programs.this.options);
			arguments.addAll(this.options);
			arguments.addAll(this.program);
			return arguments;
		}

		public Started start() {
			List<String> command = new ArrayList<>(this.prefix);
			command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
			command.addAll(arguments());
			try {
				Files.createDirectories(temporary());
				Path out = Files.createTempFile(temporary(), "stdout", ".txt");
				Path err = Files.createTempFile(temporary(), "stderr", ".txt");
				ProcessBuilder builder = new ProcessBuilder(command).directory(this.workDirectory.toFile())
					.redirectOutput(out.toFile())
					.redirectError(err.toFile());
				builder.environment().clear();
				builder.environment().putAll(this.environment);
				Process process = builder.start();
				Programs.this.started.add(process);
				return new Started(process, out, err);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * A process that was started: first the original process, then the waiter.
	 */
	public record Started(Process process, Path outFile, Path errFile) {

		public long pid() {
			return this.process.pid();
		}

		public String out() {
			return text(this.outFile);
		}

		public String err() {
			return text(this.errFile);
		}

		public Result result() {
			try {
				assertThat(this.process.waitFor(Deadline.GENEROUS.toSeconds(), TimeUnit.SECONDS))
					.as(() -> "ended in time\n" + out() + err())
					.isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return new Result(this.process.exitValue(), out(), err());
		}

		private static String text(Path file) {
			try {
				return Files.readString(file, StandardCharsets.ISO_8859_1);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * How a process ended.
	 */
	public record Result(int exitCode, String out, String err) {

		public Result exitsWith(int code) {
			assertThat(this.exitCode).as(this::toString).isEqualTo(code);
			return this;
		}

	}

}
