package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FailureReasonTests {

	static Stream<Arguments> failures() {
		return Stream.of(arguments(new AccessDeniedException("/x"), "permission denied"),
				arguments(new NoSuchFileException("/x"), "no such file or directory"),
				arguments(new FileAlreadyExistsException("/x"), "something else is in its place"),
				arguments(new DirectoryNotEmptyException("/x"), "something else is in its place"),
				arguments(new FileSystemException("/x", null, "No space left on device"), "No space left on device"),
				arguments(new IOException("it broke"), "it broke"), arguments(new IOException(), "IOException"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void ofIsInWords(Throwable failure, String words) {
		assertThat(FailureReason.of(failure)).isEqualTo(words);
	}

}
