package io.bootdaemon.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.awaitility.Awaitility.await;

/**
 * Small processes of a test. At its end these, and nothing else, are killed.
 */
public final class Children implements AfterEachCallback {

	/**
	 * Goes on until its standard input ends, as that of this JVM's children does with it.
	 */
	public static final String WAITS = "echo ready; read -r word";

	private final List<Process> started = new ArrayList<>();

	/**
	 * A shell that runs a script; returns when that has said its first line.
	 */
	public Child shell(String script, String... arguments) {
		List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
		command.addAll(Arrays.asList(arguments));
		return start(new ProcessBuilder(command));
	}

	/**
	 * Starts a process; returns when it has said its first line.
	 */
	public Child start(ProcessBuilder builder) {
		try {
			Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
			this.started.add(process);
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
			return new Child(process, Objects.requireNonNull(reader.readLine(), "first line"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A child of a program that waits for none, and ends when its parent is that program.
	 */
	public long zombie() {
		Child parent = shell("sleep 0.2 & echo $!; exec sleep 60");
		long zombie = Long.parseLong(parent.line());
		await().until(() -> ProcessStat.of(zombie).filter((stat) -> stat.state() == 'Z').isPresent());
		return zombie;
	}

	@Override
	public void afterEach(ExtensionContext context) throws InterruptedException {
		for (Process process : this.started) {
			process.destroyForcibly().waitFor();
		}
	}

	/**
	 * One of them.
	 *
	 * @param process the process
	 * @param line the first line it has said
	 */
	public record Child(Process process, String line) {

		public long pid() {
			return this.process.pid();
		}

		/**
		 * Its identity, which it keeps when it has ended.
		 */
		public ProcessIdentity identity() {
			return ProcessIdentity.of(pid()).orElseThrow();
		}

	}

}
