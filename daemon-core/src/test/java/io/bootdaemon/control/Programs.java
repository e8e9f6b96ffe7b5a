package io.bootdaemon.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.bootdaemon.harness.Deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Runs other programs to their end.
 */
final class Programs {

	private Programs() {
	}

	/** Its absence is to be seen as a skipped test. */
	static void assumeInstalled(String program) {
		assumeThat(Stream.of(System.getenv("PATH").split(":")).map((path) -> Path.of(path, program)))
			.as(program + " is installed")
			.anyMatch(Files::isExecutable);
	}

	static Outcome run(List<String> command, Path directory, Map<String, String> environment) throws Exception {
		Path out = Files.createTempFile("out", null);
		Path err = Files.createTempFile("err", null);
		try {
			ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
				.redirectOutput(out.toFile())
				.redirectError(err.toFile());
			builder.environment().putAll(environment);
			Process process = builder.start();
			try {
				assertThat(process.waitFor(Deadline.GENEROUS.toSeconds(), TimeUnit.SECONDS)).as("%s ends", command)
					.isTrue();
			}
			finally {
				process.destroyForcibly();
			}
			return new Outcome(process.exitValue(), text(out), text(err));
		}
		finally {
			Files.delete(out);
			Files.delete(err);
		}
	}

	private static String text(Path file) throws IOException {
		return Files.readString(file, StandardCharsets.ISO_8859_1);
	}

	/** Exit code, and what was written, as byte strings. */
	record Outcome(int code, String out, String err) {

	}

}
