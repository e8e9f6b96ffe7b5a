package io.bootdaemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DaemonOptionsTests {

	private final Path current = Path.of("").toAbsolutePath();

	private final DaemonOptions.Builder builder = DaemonOptions.named("echo");

	@Test
	void buildHasDefaults() {
		assertThat(this.builder.build())
			.isEqualTo(new DaemonOptions("echo", this.current, this.current.resolve("echo.pid"),
					this.current.resolve("echo.out"), 0027, 0644, 0640, Duration.ofMinutes(2), Duration.ofSeconds(70),
					ReadyWhen.READY, null, List.of(), Map.of(), RestartOptions.NEVER, Duration.ZERO, LogRotation.OFF,
					ProcessOptions.INHERITED, DaemonDefaults.DRAIN_TIMEOUT, null));
	}

	@Test
	void buildResolvesFilesFromTheWorkingDirectoryInAnyOrder() {
		DaemonOptions options = this.builder.pidFile(Path.of("run/echo.pid"))
			.workDirectory(Path.of("/srv"))
			.logFile(Path.of("echo.out"))
			.build();
		assertThat(options.workDirectory()).isEqualTo(Path.of("/srv"));
		assertThat(options.pidFile()).isEqualTo(Path.of("/srv/run/echo.pid"));
		assertThat(options.logFile()).isEqualTo(Path.of("/srv/echo.out"));
	}

	@Test
	void buildLeavesFilesThatAreNotSetInTheCurrentDirectory() {
		DaemonOptions options = this.builder.workDirectory(Path.of("/srv")).build();
		assertThat(options.pidFile()).isEqualTo(this.current.resolve("echo.pid"));
		assertThat(options.logFile()).isEqualTo(this.current.resolve("echo.out"));
	}

	@Test
	void buildMakesARelativeWorkingDirectoryAbsolute() {
		assertThat(this.builder.workDirectory(Path.of("./work")).build().workDirectory())
			.isEqualTo(this.current.resolve("work"));
	}

	@Test
	void buildKeepsTwoDotsAsALinkMayStandBeforeThem() {
		DaemonOptions options = this.builder.workDirectory(Path.of("/srv/link/../there"))
			.pidFile(Path.of("../echo.pid"))
			.build();
		assertThat(options.workDirectory()).hasToString("/srv/link/../there");
		assertThat(options.pidFile()).hasToString("/srv/link/../there/../echo.pid");
	}

	@Test
	void buildKeepsWhatIsSet() {
		DaemonOptions options = this.builder.umask(0077)
			.pidFilePermissions(0600)
			.logFilePermissions(0660)
			.startTimeout(Duration.ZERO)
			.stopTimeout(Duration.ofSeconds(1))
			.readyWhen(ReadyWhen.STARTED)
			.version("1.0")
			.environment(Map.of("A", "1"))
			.environment(Map.of("B", "2"))
			.build();
		assertThat(options.umask()).isEqualTo(0077);
		assertThat(options.pidFilePermissions()).isEqualTo(0600);
		assertThat(options.logFilePermissions()).isEqualTo(0660);
		assertThat(options.startTimeout()).isZero();
		assertThat(options.stopTimeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(options.readyWhen()).isEqualTo(ReadyWhen.STARTED);
		assertThat(options.version()).isEqualTo("1.0");
		assertThat(options.environment()).isEqualTo(Map.of("A", "1", "B", "2"));
	}

	@Test
	void buildKeepsOptionsThatAreChangedLater() {
		List<String> jvmOptions = new ArrayList<>(List.of("-Xmx1g"));
		DaemonOptions options = this.builder.jvmOptions(jvmOptions).build();
		jvmOptions.clear();
		assertThat(options.jvmOptions()).containsExactly("-Xmx1g");
	}

}
