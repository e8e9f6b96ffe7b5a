package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.process.Children.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@EnabledOnOs(OS.LINUX)
@JvmDependent
class ProcessCommandTests {

	@TempDir
	Path directory;

	@RegisterExtension
	final Children children = new Children();

	@Test
	void ofReadsWordsEnvironmentAndDirectory() throws IOException {
		ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", Children.WAITS, "sh", "", "a b", "caf\u00e9", "");
		builder.directory(this.directory.toFile()).environment().clear();
		builder.environment().put("A", "b\nc=d");
		ProcessCommand command = ProcessCommand.of(this.children.start(builder).pid());
		assertThat(command.words()).containsExactly("/bin/sh", "-c", Children.WAITS, "sh", "", "a b",
				ByteString.of("caf\u00e9"), "");
		assertThat(command.environment()).containsExactly("A=b\nc=d");
		assertThat(command.directory()).isEqualTo(this.directory.toRealPath());
	}

	@Test
	void wordsOfMoreThanAPageAreAllThere() throws IOException {
		String[] arguments = new String[2000];
		Arrays.setAll(arguments, (i) -> "argument " + i);
		List<String> words = ProcessCommand.words(this.children.shell(Children.WAITS, arguments).pid());
		assertThat(words).hasSize(2004).endsWith("argument 1999");
	}

	@Test
	void wordsOfAZombieAreNone() throws IOException {
		assertThat(ProcessCommand.words(this.children.zombie())).isEmpty();
	}

	@Test
	void ofAProcessThatHasEndedFails() throws InterruptedException {
		Child child = this.children.shell(Children.WAITS);
		child.process().destroy();
		child.process().waitFor();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> ProcessCommand.of(child.pid()));
	}

}
