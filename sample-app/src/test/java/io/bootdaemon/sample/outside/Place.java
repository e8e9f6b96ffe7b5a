package io.bootdaemon.sample.outside;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.bootdaemon.harness.Interruption;
import io.bootdaemon.harness.Deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A fresh directory in which commands are typed. All files of the daemons started there
 * are in it, also the temporary ones. Closing it ends every process that was started in
 * it, also those of a test that failed, and no other.
 */
final class Place implements AutoCloseable {

	private static final String MARK = "-Dbootdaemon.pid-file=";

	private final List<Running> typed = new CopyOnWriteArrayList<>();

	private final Map<String, String> environment = new LinkedHashMap<>();

	private final List<Runnable> atEnd = new ArrayList<>();

	private final List<Runnable> afterProcesses = new ArrayList<>();

	private final Path directory;

	private final Interruption interruption = new Interruption(this::endProcesses);

	Place() throws IOException {
		this.directory = Files.createTempDirectory("outside").toRealPath();
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.createDirectory(temporary());
		for (String name : List.of("PATH", "HOME", "USER")) {
			if (System.getenv(name) != null) {
				this.environment.put(name, System.getenv(name));
			}
		}
		this.environment.put("LANG", "C.UTF-8");
	}

	Path directory() {
		return this.directory;
	}

	Path file(String name) {
		return this.directory.resolve(name);
	}

	/**
	 * What {@code java.io.tmpdir} is in the commands.
	 */
	Path temporary() {
		return file("tmp");
	}

	Path pidFile() {
		return file("sample.pid");
	}

	Path stateFile() {
		return file("sample.pid.state");
	}

	Path log() {
		return file("sample.out");
	}

	Path write(String name, String... lines) {
		try {
			Path file = file(name);
			Files.createDirectories(file.getParent());
			return Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A class of these tests as a file, below the directory {@code extension}.
	 */
	Path copyOf(Class<?> type) {
		Path file = file("extension/" + type.getName().replace('.', '/') + ".class");
		try (InputStream bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
			Files.createDirectories(file.getParent());
			Files.copy(Objects.requireNonNull(bytes), file, StandardCopyOption.REPLACE_EXISTING);
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The text of a file, empty if there is none.
	 */
	static String read(Path file) {
		try {
			return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the state file says of a key; empty if nothing.
	 */
	String state(String key) {
		return read(stateFile()).lines()
			.filter((line) -> line.startsWith(key + "="))
			.map((line) -> line.substring(key.length() + 1))
			.findFirst()
			.orElse("");
	}

	static void delete(Path file) {
		try {
			Files.delete(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The environment of the commands.
	 */
	Map<String, String> environment() {
		return this.environment;
	}

	/**
	 * The sample application with its files in this place, to be started in the
	 * foreground. The JVM's options and a class archive make it start fast.
	 */
	JavaCommand sample() {
		return new JavaCommand(this, JavaCommand.FAST, ExtractedSample.command(),
				List.of("--server.port=0", "--daemon.pid-file=" + pidFile(), "--daemon.log-file=" + log(),
						"--spring.main.lazy-initialization=true", "--spring.main.banner-mode=off"))
			.options("-Djava.io.tmpdir=" + temporary());
	}

	/**
	 * The sample application, to be started with {@code -d}.
	 */
	JavaCommand daemonized() {
		return sample().arguments("-d");
	}

	/**
	 * Starts a command in this place.
	 */
	Running type(List<String> words) {
		try {
			Path out = Files.createTempFile(this.directory, "stdout", "");
			Path err = Files.createTempFile(this.directory, "stderr", "");
			ProcessBuilder builder = new ProcessBuilder(words).directory(this.directory.toFile())
				.redirectOutput(out.toFile())
				.redirectError(err.toFile());
			builder.environment().clear();
			builder.environment().putAll(this.environment);
			Running running = new Running(builder.start(), out, err);
			this.typed.add(running);
			return running;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The daemon that the PID file names.
	 */
	KernelProcess daemon() {
		String text = read(pidFile());
		assertThat(text).as("PID file").matches("[1-9][0-9]*\n");
		return new KernelProcess(Long.parseLong(text.strip()));
	}

	/**
	 * The daemon as soon as there is one.
	 */
	KernelProcess awaitDaemon() {
		await().pollInterval(Duration.ofMillis(5)).until(() -> read(pidFile()).endsWith("\n") && daemon().isJava());
		return daemon();
	}

	/**
	 * The stage as soon as there is one.
	 */
	KernelProcess awaitStage() {
		return await().pollInterval(Duration.ofMillis(5))
			.until(() -> marked().filter((process) -> process.pid() == process.session()).findFirst(),
					(stage) -> stage.isPresent())
			.orElseThrow();
	}

	/**
	 * Whether the daemon answers that it is ready.
	 */
	boolean isReady() {
		return read(stateFile()).lines()
			.filter((line) -> line.startsWith("url="))
			.anyMatch((line) -> get(line.substring("url=".length()) + "actuator/health/readiness").contains("\"UP\""));
	}

	/**
	 * What is answered at an address; empty if nothing is.
	 */
	static String get(String url) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Deadline.GENEROUS).build();
			return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			return "";
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "";
		}
	}

	/**
	 * The living processes that are a daemon of this place, or on the way to one.
	 */
	Stream<KernelProcess> marked() {
		return KernelProcess.all()
			.filter((process) -> process.hasArgumentWith(MARK + this.directory + "/"))
			.filter(KernelProcess::isAlive);
	}

	/**
	 * What a start that failed must not leave: processes, PID file, temporary files.
	 */
	List<String> remains() {
		List<String> remains = new ArrayList<>();
		marked().forEach((process) -> remains.add("process " + process.pid() + " " + process.commandLine()));
		if (Files.exists(pidFile(), LinkOption.NOFOLLOW_LINKS)) {
			remains.add(pidFile().toString());
		}
		for (Path parent : List.of(temporary(), this.directory)) {
			for (File file : parent.toFile().listFiles()) {
				if (parent.equals(temporary()) || file.getName().startsWith("bootdaemon-")) {
					remains.add(file.toString());
				}
			}
		}
		return remains;
	}

	void awaitNothing() {
		await().untilAsserted(() -> assertThat(remains()).isEmpty());
	}

	/**
	 * Stops the daemon, as an operator would.
	 */
	void stop() {
		KernelProcess daemon = daemon();
		daemon.signal("TERM");
		await().until(() -> !daemon.isAlive());
	}

	/**
	 * Has something done when this place is closed, before all else.
	 */
	void atEnd(Runnable action) {
		this.atEnd.add(action);
	}

	/**
	 * Has something done when all processes of this place have ended.
	 */
	void afterProcesses(Runnable action) {
		this.afterProcesses.add(action);
	}

	@Override
	public void close() throws IOException {
		try {
			this.atEnd.forEach(Runnable::run);
		}
		finally {
			endProcesses();
			try {
				this.afterProcesses.forEach(Runnable::run);
			}
			finally {
				Cleanup.delete(this.directory);
				this.interruption.close();
			}
		}
	}

	private void endProcesses() {
		this.typed.forEach(Running::kill);
		Cleanup.endProcesses(this);
	}

}
