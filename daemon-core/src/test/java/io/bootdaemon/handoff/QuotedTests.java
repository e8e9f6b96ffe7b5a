package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.commandline.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class QuotedTests {

	@ParameterizedTest
	@EnabledOnOs(OS.LINUX)
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void asciiIsEachByteForItself(String shell) throws Exception {
		byte[] bytes = new byte[255];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i + 1);
		}
		String word = Quoted.ascii(ByteString.of(bytes) + "\u00fc'\u00fc");
		assertThat(word).matches("\\p{ASCII}*");
		assertThat(print(shell, word)).isEqualTo(ByteString.of(bytes) + "\u00fc'\u00fc");
	}

	@Test
	void asciiOfAnAsciiWordIsThatWordInQuotes() {
		assertThat(Quoted.ascii("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
	}

	private static String print(String shell, String word) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(shell.split(" ")));
		assumeThat(Path.of("/usr/bin", command.get(0))).as(command.get(0) + " is installed").isExecutable();
		command.addAll(List.of("-c", "printf '%s' " + word));
		Path out = Files.createTempFile("out", null);
		try {
			assertThat(new ProcessBuilder(command).redirectOutput(out.toFile()).start().waitFor()).isZero();
			return Files.readString(out, StandardCharsets.ISO_8859_1);
		}
		finally {
			Files.delete(out);
		}
	}

}
