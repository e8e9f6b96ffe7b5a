package io.bootdaemon.spring.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import static org.assertj.core.api.Assertions.assertThat;

class DaemonHealthTests {

	@TempDir
	Path directory;

	private Path pidFile;

	private Path lock;

	private DaemonHealth health;

	@BeforeEach
	void makeFiles() throws IOException {
		this.pidFile = Files.writeString(this.directory.resolve("app.pid"), ProcessHandle.current().pid() + "\n");
		this.lock = Files.createFile(this.directory.resolve("app.pid.lock"));
		this.health = new DaemonHealth(this.pidFile, this.lock);
	}

	@Test
	void nothingIsWrong() {
		assertThat(this.health.problem(DaemonState.empty().with(Key.LAST_RELOAD, "1 ok log reopened"))).isEmpty();
	}

	@Test
	void lockThatWasReplacedIsAProblem() throws IOException {
		Path held = Files.createLink(this.directory.resolve("held"), this.lock);
		Files.delete(this.lock);
		DaemonHealth health = new DaemonHealth(this.pidFile, held);
		assertThat(health.problem(DaemonState.empty())).hasValueSatisfying(
				(problem) -> assertThat(problem).contains("'" + this.lock + "' was removed", "restart the daemon"));
		Files.createFile(this.lock);
		assertThat(health.problem(DaemonState.empty())).isPresent();
	}

	@Test
	void pidFileOfAnotherProcessIsAProblem() throws IOException {
		Files.writeString(this.pidFile, "1\n");
		assertThat(this.health.problem(DaemonState.empty())).hasValueSatisfying(
				(problem) -> assertThat(problem).contains("'" + this.pidFile + "'", "names another process"));
	}

	@Test
	void reloadThatFailedIsAProblem() {
		assertThat(this.health.problem(DaemonState.empty().with(Key.LAST_RELOAD, "1 failed no luck")))
			.hasValue("the last reload failed: no luck");
	}

	@Test
	void indicatorIsUpOrUnknownWithTheProblem() {
		HealthIndicator up = DaemonHealthIndicator.create(HealthIndicator.class, Optional::empty);
		assertThat(up.health()).isEqualTo(Health.up().build());
		assertThat(up.health(false)).isEqualTo(Health.up().build());
		HealthIndicator unknown = DaemonHealthIndicator.create(HealthIndicator.class, () -> Optional.of("no lock"));
		assertThat(unknown.health()).isEqualTo(Health.unknown().withDetail("problem", "no lock").build());
		assertThat(unknown).isEqualTo(unknown).isNotEqualTo(up).hasToString("daemonHealthIndicator");
	}

}
