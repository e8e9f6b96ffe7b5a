package io.bootdaemon.handoff;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link LaunchPlan}.
 */
class LaunchPlanTests {

	@ParameterizedTest
	@CsvSource({ "1, 30", "31, 31", "0, 0" })
	void patienceIsTheStartTimeoutButHalfAMinuteAtLeast(int startTimeout, int patience) {
		LaunchPlan plan = Plans.in(Path.of("/srv"),
				(options) -> options.startTimeout(Duration.ofSeconds(startTimeout)));
		assertThat(plan.patience()).isEqualTo(Duration.ofSeconds(patience));
	}

}
