package io.bootdaemon.commandline;

import java.nio.file.Path;
import java.util.List;

/**
 * A program that prints its command line, a line for each part.
 */
final class PrintsItsCommandLine {

	private PrintsItsCommandLine() {
	}

	public static void main(String[] args) {
		CommandLine commandLine = CommandLine.current();
		print(commandLine.options());
		print(commandLine.main());
		print(commandLine.arguments());
		print(List.of(ByteString.of(Path.of("").toAbsolutePath())));
	}

	private static void print(List<String> tokens) {
		System.out.println(line(tokens));
	}

	static String line(List<String> tokens) {
		return String.join(",", tokens.stream().map(PrintsArguments::inHex).toList());
	}

}
