package io.bootdaemon.commandline;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * A program that prints its arguments, a line each.
 */
final class PrintsArguments {

	private PrintsArguments() {
	}

	public static void main(String[] args) {
		Stream.of(args).map(PrintsArguments::inHex).forEach(System.out::println);
	}

	static String inHex(String argument) {
		return "<" + HexFormat.of().formatHex(argument.getBytes(StandardCharsets.UTF_16BE)) + ">";
	}

}
