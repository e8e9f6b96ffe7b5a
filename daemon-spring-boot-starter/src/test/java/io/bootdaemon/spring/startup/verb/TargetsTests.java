package io.bootdaemon.spring.startup.verb;

import java.nio.file.Path;
import java.time.Duration;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.control.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class TargetsTests {

	@TempDir
	Path directory;

	@Test
	void ofIsWhereTheConfigurationPutsIt() throws LaunchException {
		MockEnvironment environment = new MockEnvironment().withProperty("spring.application.name", "orders")
			.withProperty("daemon.pid-file", "/srv/x.pid")
			.withProperty("daemon.stop-timeout", "5m");
		Target target = Targets.of(new SpringApplication(App.class), environment, new String[0]);
		assertThat(target.name()).isEqualTo("orders");
		assertThat(target.files().pidFile()).isEqualTo(Path.of("/srv/x.pid"));
		assertThat(target.files().stateFile()).isEqualTo(Path.of("/srv/x.pid.state"));
		assertThat(target.files().logFile()).isEqualTo(Path.of("orders.out").toAbsolutePath());
		assertThat(target.stopTimeout()).isEqualTo(Duration.ofMinutes(5));
		assertThat(target.certain()).isTrue();
	}

	@Test
	void ofKnowsTheProgramOfThisProcess() {
		DaemonOptions options = DaemonOptions.named("orders")
			.workDirectory(this.directory)
			.pidFile(this.directory.resolve("x.pid"))
			.logFile(this.directory.resolve("x.out"))
			.build();
		assertThat(Targets.of(options, new String[0], true).program()).isNotEmpty()
			.last()
			.asString()
			.satisfiesAnyOf((main) -> assertThat(main).startsWith("/").doesNotContain("/../"),
					(main) -> assertThat(main).doesNotContain("/"));
	}

	@Test
	void withoutConfigurationArgumentsCount(CapturedOutput output) throws LaunchException {
		Target target = withoutConfiguration("--stop", "--daemon.name=y",
				"--daemon.pid-file=" + this.directory.resolve("y.pid"), "--daemon.stop-timeout=90s");
		assertThat(target.name()).isEqualTo("y");
		assertThat(target.files().pidFile()).isEqualTo(this.directory.resolve("y.pid"));
		assertThat(target.stopTimeout()).isEqualTo(Duration.ofSeconds(90));
		assertThat(target.certain()).isFalse();
		assertThat(output.getErr()).startsWith("y: the configuration can't be read")
			.endsWith(": line one" + System.lineSeparator());
	}

	@Test
	void withoutConfigurationAndArgumentsIsBesideTheApplication(CapturedOutput output) throws LaunchException {
		Target target = withoutConfiguration("--stop");
		assertThat(target.files().pidFile()).isEqualTo(Path.of("application.pid").toAbsolutePath());
		assertThat(target.certain()).isFalse();
	}

	@Test
	void withoutConfigurationAnArgumentThatIsNotValidIsRefused() {
		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(() -> withoutConfiguration("--stop", "--daemon.stop-timeout=soon"))
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION));
	}

	private static Target withoutConfiguration(String... arguments) throws LaunchException {
		return Targets.withoutConfiguration(new SpringApplication(App.class), arguments,
				new IllegalStateException("line one\nline two"));
	}

	static class App {

	}

}
