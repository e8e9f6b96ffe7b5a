package io.bootdaemon.handoff;

import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutOfMemoryTests {

	private final DaemonOptions.Builder options = Plans.options(Path.of("/srv"))
		.restart(RestartOptions.of(RestartPolicy.ON_FAILURE));

	@Test
	void optionIsAddedWhereThereIsASupervisor() {
		assertThat(option()).containsExactly("-XX:+ExitOnOutOfMemoryError");
		assertThat(DaemonCommand.of(Plans.of(this.options.build()))).containsSubsequence("-Xmx64m",
				"-XX:+ExitOnOutOfMemoryError", "-jar");
	}

	@Test
	void optionIsNotAddedWhereThereIsNone() {
		this.options.restart(RestartOptions.NEVER);
		assertThat(option()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-XX:+CrashOnOutOfMemoryError", "-XX:-ExitOnOutOfMemoryError",
			"-XX:OnOutOfMemoryError=kill -9 %p" })
	void optionIsNotAddedWhereTheUserHasDecided(String decision) {
		assertThat(option("JAVA_TOOL_OPTIONS=-Xss1m " + decision)).isEmpty();
		this.options.jvmOptions(List.of(decision));
		assertThat(option()).isEmpty();
	}

	@Test
	void heapDumpDecidesNothing() {
		this.options.jvmOptions(List.of("-XX:+HeapDumpOnOutOfMemoryError"));
		assertThat(option("X=-XX:+ExitOnOutOfMemoryError")).hasSize(1);
	}

	private List<String> option(String... environment) {
		return OutOfMemory.option(Plans.of(this.options.build(), environment));
	}

}
