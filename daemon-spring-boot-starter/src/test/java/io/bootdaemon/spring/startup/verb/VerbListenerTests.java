package io.bootdaemon.spring.startup.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import io.bootdaemon.commandline.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * In a JVM that is not the application's own: this one, of the tests.
 */
@ExtendWith(OutputCaptureExtension.class)
class VerbListenerTests {

	@TempDir
	Path directory;

	static Stream<String> verbs() {
		return Arrays.stream(Flag.values())
			.filter(Flag::isVerb)
			.flatMap((flag) -> Stream.of(flag.syntax().split(", ")))
			.flatMap((syntax) -> Stream.of(syntax.replaceFirst("\\[?=.*", ""), syntax.replaceFirst("\\[?=.*", "=x")));
	}

	@ParameterizedTest
	@MethodSource("verbs")
	void mayHaveVerbForEachThatThereIs(String token) {
		assertThat(VerbListener.mayHaveVerb(new String[] { "a", token })).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "-d", "--background", "--background=again", "--foreground", "--dry-run", "--help",
			"-f", "--follow", "--wait=3", "stop", "-stop", "--server.port=1", "--spring.profiles.active=x",
			"--daemon.name=x", "--debug" })
	void mayHaveVerbForOrdinaryArgumentsIsFalse(String argument) {
		assertThat(VerbListener.mayHaveVerb(new String[] { argument })).isFalse();
	}

	@ParameterizedTest
	@MethodSource("verbs")
	void runInATestNeverEndsItsJvm(String argument, CapturedOutput output) {
		String[] arguments = { argument, "--daemon.pid-file=" + this.directory.resolve("x.pid"),
				"--daemon.log-file=" + this.directory.resolve("x.out") };
		try (ConfigurableApplicationContext context = new SpringApplication(App.class).run(arguments)) {
			assertThat(context.isActive()).isTrue();
			assertThat(context.getBean(ApplicationArguments.class).getSourceArgs()).isEqualTo(arguments);
		}
		assertThat(this.directory).isEmptyDirectory();
		assertThat(output).doesNotContain("not running", "there is no log");
	}

	@Test
	void runInATestThatFailsNeverEndsItsJvm(CapturedOutput output) throws IOException {
		assertThatException().isThrownBy(
				() -> new SpringApplication(App.class).run("--stop", "--spring.config.import=file:/no/such/file.yml"));
		assertThat(output).doesNotContain("the configuration can't be read");
	}

	@Configuration(proxyBeanMethods = false)
	static class App {

	}

}
