package io.bootdaemon.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of shell scripts that stand beside this class.
 */
final class ShellScript {

	private ShellScript() {
	}

	/** Several files in a row, without the lines that are comments. */
	static String of(String... files) {
		return Stream.of(files).map(ShellScript::read).collect(Collectors.joining());
	}

	private static String read(String file) {
		try (InputStream in = ShellScript.class.getResourceAsStream(file)) {
			if (in == null) {
				throw new IllegalStateException("The resource '" + file + "' is missing beside " + ShellScript.class);
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.strip().startsWith("#"))
				.map((line) -> line + "\n")
				.collect(Collectors.joining());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
