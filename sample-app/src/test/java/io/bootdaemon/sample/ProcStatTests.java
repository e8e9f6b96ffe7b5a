package io.bootdaemon.sample;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ProcStat}.
 */
class ProcStatTests {

	@Test
	void parseWhenNameHoldsBlanksAndParenthesesReadsTheFieldsBehindTheLastOne() {
		ProcStat stat = ProcStat.parse("4711 (odd) name (1) S 4242 4710 4100 34817 4710 4194304 99 0 0 0 12 3 0 0\n");
		assertThat(stat).isEqualTo(new ProcStat("odd) name (1", 4242, 4710, 4100, 34817, 4710));
	}

	@Test
	void parseWhenThereIsNoNameFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> ProcStat.parse("4711"))
			.withMessageContaining("No program name");
	}

	@Test
	void controllingTerminalWhenNumberIsZeroIsNone() {
		assertThat(stat(0, -1).controllingTerminal()).isNull();
	}

	@Test
	void controllingTerminalNamesThePseudoTerminalAndWhetherItIsInItsForeground() {
		assertThat(stat(34817, 10).controllingTerminal()).isEqualTo(new ProcessFacts.Terminal(34817, "pts/1", true));
		assertThat(stat(34817, 11).controllingTerminal()).isEqualTo(new ProcessFacts.Terminal(34817, "pts/1", false));
	}

	@Test
	void controllingTerminalNamesTheConsole() {
		assertThat(stat(1025, 10).controllingTerminal()).isEqualTo(new ProcessFacts.Terminal(1025, "tty1", true));
	}

	private static ProcStat stat(int terminal, long foregroundGroup) {
		return new ProcStat("java", 2, 10, 2, terminal, foregroundGroup);
	}

}
