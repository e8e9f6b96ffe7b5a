package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessStatTests {

	private static final String REST = " 1 4710 4709 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 33 0 987654321 10 11";

	@ParameterizedTest
	@ValueSource(strings = { "java", "a b", "x) S 2 3 (y", ")", "" })
	void parseFindsTheFieldsBehindAnyName(String name) {
		assertThat(ProcessStat.parse("4711 (" + name + ") S" + REST + "\n"))
			.isEqualTo(new ProcessStat(4711, 'S', 1, 4710, 4709, 0, 987654321));
	}

	@ParameterizedTest
	@CsvSource({ "R, true", "S, true", "D, true", "T, true", "t, true", "I, true", "Z, false", "X, false" })
	void isAliveIsFalseForAZombie(String state, boolean alive) {
		assertThat(ProcessStat.parse("4711 (java) " + state + REST).isAlive()).isEqualTo(alive);
	}

	@Test
	void currentIsThisProcess() throws IOException {
		assertThat(ProcessStat.current()).get().satisfies((stat) -> {
			assertThat(stat.pid()).isEqualTo(ProcessHandle.current().pid());
			assertThat(stat.parent()).isEqualTo(ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L));
			assertThat(stat.startTicks()).isPositive();
			assertThat(stat.isAlive()).isTrue();
		});
		assertThat(ProcessStat.of(ProcessHandle.current().pid()).map(ProcessStat::startTicks))
			.isEqualTo(ProcessStat.current().map(ProcessStat::startTicks));
		assertThat(Files.readString(Path.of("/proc/self/stat"))).startsWith(ProcessHandle.current().pid() + " ");
	}

	@Test
	void ofAProcessThatIsNotThereIsEmpty() {
		assertThat(ProcessStat.of(999_999_999L)).isEmpty();
	}

}
