package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a JVM about itself, with the JDK's own tool.
 */
final class Jcmd {

	private Jcmd() {
	}

	static String run(KernelProcess process, String... command) {
		List<String> words = new ArrayList<>(
				List.of(JavaCommand.JAVA_HOME.resolve("bin/jcmd").toString(), Long.toString(process.pid())));
		words.addAll(List.of(command));
		try {
			Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
			return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
