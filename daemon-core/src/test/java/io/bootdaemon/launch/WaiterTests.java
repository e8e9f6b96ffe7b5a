package io.bootdaemon.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.kernel.Descriptor;
import io.bootdaemon.kernel.Executable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WaiterTests {

	private final DaemonOptions.Builder options = Plans.options(Path.of("/srv/the app"));

	@Test
	void ofIsAShellWithItsScript() {
		Executable waiter = waiter();
		assertThat(waiter.file()).isEqualTo(Path.of("/bin/sh"));
		assertThat(waiter.arguments()).startsWith("sh", "-c")
			.element(2)
			.asString()
			.contains("stop_group()", "show_phase()", "while read -r word rest");
	}

	@Test
	void ofHasNoNewlinesOfCommentsInItsScript() {
		assertThat(waiter().arguments().get(2).lines()).noneMatch((line) -> line.strip().startsWith("#"));
	}

	@Test
	void ofNamesWhatIsToBeGuarded() {
		this.options.startTimeout(Duration.ofMinutes(3)).stopTimeout(Duration.ofSeconds(5));
		List<String> arguments = waiter().arguments();
		assertThat(arguments.subList(4, 13)).containsExactly("4711", "/dev/fd/77", "/tmp/bootdaemon-1",
				"/srv/the app/app.pid", "/srv/the app/app.out", "42", "app", "180", "5");
		assertThat(arguments).hasSize(14);
		assertThat(Long.parseLong(arguments.get(13))).isBetween(0L, 60L);
	}

	@Test
	void ofHasAnEnvironmentOfItsOwn() {
		assertThat(waiter("PATH=/evil", "LD_PRELOAD=x", "TERM=xterm", "NO_COLOR=", "TERMINAL=x").environment())
			.containsExactly("PATH=/usr/bin:/bin:/usr/sbin:/sbin", "TERM=xterm", "NO_COLOR=");
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 0", "PT0.001S, 1", "PT1S, 1", "PT1.5S, 2", "PT2M, 120" })
	void secondsCountsAStartedOne(Duration duration, String seconds) {
		assertThat(Waiter.seconds(duration)).isEqualTo(seconds);
	}

	private Executable waiter(String... environment) {
		return Waiter.of(Plans.of(this.options.build(), environment), 4711, new Descriptor(77),
				Path.of("/tmp/bootdaemon-1"), 42);
	}

}
