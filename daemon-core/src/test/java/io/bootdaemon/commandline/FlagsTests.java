package io.bootdaemon.commandline;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FlagsTests {

	@Test
	void parseWhenThereAreNoneReturnsArgumentsAsTheyAre() {
		List<String> arguments = List.of("", "-dd", "--background=true", "-d ", "--Foreground", "a");
		assertThat(Flags.parse(arguments)).isEqualTo(new Flags(false, false, arguments));
	}

	@Test
	void parseTakesEveryFlagOut() {
		assertThat(Flags.parse(List.of("a", "-d", "b", "--background", "-d")))
			.isEqualTo(new Flags(true, false, List.of("a", "b")));
		assertThat(Flags.parse(List.of("--foreground"))).isEqualTo(new Flags(false, true, List.of()));
	}

	@Test
	void parseLeavesWhatStandsBehindTwoDashes() {
		assertThat(Flags.parse(List.of("-d", "--", "-d", "--foreground", "--")))
			.isEqualTo(new Flags(true, false, List.of("--", "-d", "--foreground", "--")));
	}

	@Test
	void contradictoryWhenBothAreAskedFor() {
		assertThat(Flags.parse(List.of("-d", "--foreground")).contradictory()).isTrue();
		assertThat(Flags.parse(List.of("-d", "--", "--foreground")).contradictory()).isFalse();
	}

}
