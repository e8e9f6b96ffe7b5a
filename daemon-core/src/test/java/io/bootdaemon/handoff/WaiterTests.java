package io.bootdaemon.handoff;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Executable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WaiterTests {

	/** In a directory that isn't there: who runs the script makes none. */
	private static final Path HANDOFF = Path.of("/no/such/directory/bootdaemon-1");

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
		assertThat(arguments.subList(4, 13)).containsExactly("4711", "/dev/fd/77", HANDOFF.toString(),
				"/srv/the app/app.pid", "/srv/the app/app.out", "42", "app", "180", "5");
		assertThat(arguments).hasSize(15);
		assertThat(Long.parseLong(arguments.get(13))).isBetween(0L, 60L);
		assertThat(arguments.get(14)).isEmpty();
	}

	@Test
	void ofAReplacementKnowsWhatToAddWhenItFails() {
		assertThat(waiter(Plans.again(Plans.of(this.options.build()))).arguments()).hasSize(15)
			.endsWith(LaunchPlan.afterFailure());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void scriptWhenAReplacementFailsSaysThatNothingRuns(boolean again) throws Exception {
		LaunchPlan plan = Plans.of(this.options.build());
		List<String> words = new ArrayList<>(waiter(again ? Plans.again(plan) : plan).arguments());
		words.set(0, "/bin/sh");
		Process process = new ProcessBuilder(words).start();
		String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as("it has no directory for the handoff").isEqualTo(73);
		assertThat(err.endsWith("app: " + LaunchPlan.afterFailure() + "\n")).as(err).isEqualTo(again);
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
		return waiter(Plans.of(this.options.build(), environment));
	}

	private static Executable waiter(LaunchPlan plan) {
		return new Waiter(plan, plan.options().pidFile(), HANDOFF, 42).executable(4711, new Descriptor(77));
	}

}
