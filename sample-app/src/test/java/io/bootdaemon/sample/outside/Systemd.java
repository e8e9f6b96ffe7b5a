package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import org.springframework.context.ApplicationListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real systemd, in which services run. The variable SYSTEMD_EXEC gives words to put
 * before a command that is to run beside it, as root; without it, a test that asks for
 * one is skipped. Its files may be others than those here, except for the JDK. The
 * services end with the place.
 */
final class Systemd {

	static final String VARIABLE = "SYSTEMD_EXEC";

	/**
	 * Held by the one test that uses it: with daemon-reload it forgets what others have
	 * extended.
	 */
	private static final Path LOCK = JavaCommand.JAR.resolveSibling("systemd.lock");

	/** Where there is a copy of the sample's jar, beside systemd. */
	static final Path JAR = Path.of("/opt/bootdaemon/sample-app.jar");

	private static final Path UNITS = Path.of("/etc/systemd/system");

	private static boolean hasJar;

	private final List<String> prefix;

	private final Place place;

	private final FileChannel lock;

	private final Set<String> units = new LinkedHashSet<>();

	private Systemd(List<String> prefix, Place place, FileChannel lock) {
		this.prefix = prefix;
		this.place = place;
		this.lock = lock;
	}

	/**
	 * The one there is; the test is skipped if there is none.
	 */
	static Systemd in(Place place) {
		String words = System.getenv(VARIABLE);
		Assumptions.assumeTrue(words != null && !words.isBlank(), VARIABLE + " names no systemd");
		try {
			FileChannel lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			lock.lock();
			Systemd systemd = new Systemd(List.of(words.strip().split(" +")), place, lock);
			place.atEnd(systemd::close);
			return systemd;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * {@code java} with the options that make the sample start fast, as the beginning of
	 * an ExecStart= line.
	 */
	static String java(String... options) {
		return command(String.join(" ", options), "-jar " + JAR);
	}

	/**
	 * The same with a listener of a user's on the class path.
	 */
	String javaWith(Class<? extends ApplicationListener<?>> listener, String... options) {
		Path extension = JAR.resolveSibling(listener.getSimpleName());
		String file = listener.getName().replace('.', '/') + ".class";
		write(extension.resolve("META-INF/spring.factories"),
				ApplicationListener.class.getName() + "=" + listener.getName());
		send(this.place.copyOf(listener), extension.resolve(file));
		return command("-Dloader.path=" + extension + " " + String.join(" ", options),
				"-cp " + JAR + " org.springframework.boot.loader.launch.PropertiesLauncher");
	}

	private static String command(String options, String main) {
		return JavaCommand.JAVA + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m " + options + " " + main
				+ " --spring.main.lazy-initialization=true --spring.main.banner-mode=off";
	}

	/**
	 * Runs a command beside systemd, and waits for its end.
	 */
	Outcome run(String... command) {
		return start(command).finish();
	}

	Running start(String... command) {
		return this.place.type(Stream.concat(this.prefix.stream(), Arrays.stream(command)).toList());
	}

	/**
	 * Runs a shell's command beside systemd, which succeeds.
	 * @return what it printed
	 */
	String sh(String script) {
		return run("sh", "-c", script).exits(0).out();
	}

	/**
	 * Writes a file beside systemd.
	 */
	void write(Path file, String... lines) {
		send(this.place.write("sent", lines), file);
	}

	/**
	 * Copies a file of this machine.
	 */
	void send(Path source, Path target) {
		List<String> command = new ArrayList<>(this.prefix);
		command.addAll(List.of("sh", "-c", "mkdir -p \"$(dirname \"$1\")\" && cat >\"$1\"", "sh", target.toString()));
		try {
			Process process = new ProcessBuilder(command).redirectInput(source.toFile())
				.redirectErrorStream(true)
				.start();
			String said = new String(process.getInputStream().readAllBytes());
			if (process.waitFor() != 0) {
				throw new AssertionError(source + " has not been sent: " + said);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Adds a unit, whose name has its type as the ending. If it is there already, it is
	 * replaced; what a killed test left of it is ended.
	 */
	void add(String unit, String... lines) {
		sendJar();
		if (this.units.add(unit)) {
			systemctl("stop", unit);
			systemctl("reset-failed", unit);
		}
		write(UNITS.resolve(unit), lines);
		systemctl("daemon-reload").exits(0);
	}

	/**
	 * Adds a service of Type=notify with a directory of its own in /run, in which it
	 * works.
	 */
	void addNotifying(String name, String command, String... lines) {
		add(name + ".service",
				Stream.concat(
						Stream.of("[Service]", "Type=notify", "SuccessExitStatus=143", "RestartSec=100ms",
								"RuntimeDirectory=" + name, "WorkingDirectory=/run/" + name,
								"ExecReload=/bin/kill -HUP $MAINPID", "ExecStart=" + command + " --server.port=0"),
						Stream.of(lines))
					.toArray(String[]::new));
	}

	Outcome systemctl(String... words) {
		return run(Stream.concat(Stream.of("systemctl"), Arrays.stream(words)).toArray(String[]::new));
	}

	/**
	 * A property of a unit, as {@code systemctl show} tells it.
	 */
	String show(String unit, String property) {
		return systemctl("show", "--value", "--property", property, unit).exits(0).out().strip();
	}

	/**
	 * The number of a service's main process, among those beside systemd.
	 */
	long mainProcess(String unit) {
		long pid = Long.parseLong(show(unit, "MainPID"));
		// kill(2) takes 0 for a whole process group: ours
		assertThat(pid).isPositive();
		return pid;
	}

	/**
	 * Returns when a property has that value.
	 */
	void awaitProperty(String unit, String property, String value) {
		await().until(() -> show(unit, property).equals(value));
	}

	/**
	 * What a service has written since its last start: the journal still has what one of
	 * that name wrote in an earlier run.
	 */
	String journal(String unit) {
		return journalOf(show(unit, "InvocationID"));
	}

	/**
	 * What a service has written since one of its starts.
	 */
	String journalOf(String invocation) {
		run("journalctl", "--sync").exits(0);
		return run("journalctl", "_SYSTEMD_INVOCATION_ID=" + invocation, "-o", "cat", "--no-pager").exits(0).out();
	}

	private void close() {
		for (String unit : this.units) {
			systemctl("kill", "--signal=KILL", unit);
			systemctl("stop", unit);
			systemctl("reset-failed", unit);
			run("rm", "-rf", UNITS.resolve(unit).toString(), UNITS.resolve(unit + ".d").toString());
		}
		systemctl("daemon-reload");
		try {
			this.lock.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Once: it is large. */
	private void sendJar() {
		if (!hasJar) {
			send(JavaCommand.JAR, JAR);
			hasJar = true;
		}
	}

}
