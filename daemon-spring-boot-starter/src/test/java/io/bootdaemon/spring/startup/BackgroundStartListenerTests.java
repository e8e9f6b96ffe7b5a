package io.bootdaemon.spring.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.process.CurrentDaemon;
import io.bootdaemon.spring.Background;
import io.bootdaemon.spring.EnableDaemon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In a JVM that is not the application's own: this one, of the tests.
 */
class BackgroundStartListenerTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "-d", "--background", "--daemon.background=always", "--foreground", "--daemon.umask=9z" })
	void runInATestNeverReplacesItsJvm(String argument) throws IOException {
		long pid = ProcessHandle.current().pid();
		String[] arguments = { argument, "--daemon.pid-file=" + this.directory.resolve("x.pid"),
				"--daemon.log-file=" + this.directory.resolve("x.out") };
		try (ConfigurableApplicationContext context = new SpringApplication(App.class).run(arguments)) {
			assertThat(context.isActive()).isTrue();
			assertThat(context.getBean(ApplicationArguments.class).getSourceArgs()).isEqualTo(arguments);
		}
		assertThat(ProcessHandle.current().pid()).isEqualTo(pid);
		assertThat(CurrentDaemon.mark()).isEmpty();
		assertThat(this.directory).isEmptyDirectory();
		assertThat(Files.readString(Path.of("/proc/self/maps"))).doesNotContain("jffi");
	}

	@Test
	void runOfAnAnnotatedApplicationInATestNeverReplacesItsJvm() {
		long pid = ProcessHandle.current().pid();
		try (ConfigurableApplicationContext context = new SpringApplication(Always.class).run()) {
			assertThat(context.getEnvironment().getProperty("daemon.background")).isEqualTo("ALWAYS");
		}
		Always.main();
		assertThat(ProcessHandle.current().pid()).isEqualTo(pid);
		assertThat(CurrentDaemon.mark()).isEmpty();
	}

	@Test
	void runWithoutTheFlagStartsNoThread() {
		try (ConfigurableApplicationContext context = new SpringApplication(App.class).run()) {
			assertThat(context.isActive()).isTrue();
			assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
				.noneMatch((name) -> name.startsWith("daemon-"));
		}
	}

	@Test
	void ownProcessIsNotThatOfATest() {
		SpringApplication application = new SpringApplication(App.class);
		assertThat(OwnProcess.runs(application, List.of("-d"))).isFalse();
	}

	@Configuration(proxyBeanMethods = false)
	static class App {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableDaemon(background = Background.ALWAYS)
	static class Always {

		public static void main(String... args) {
			SpringApplication.run(Always.class, args).close();
		}

	}

}
