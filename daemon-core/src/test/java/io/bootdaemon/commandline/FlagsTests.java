package io.bootdaemon.commandline;

import java.util.List;
import java.util.Set;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FlagsTests {

	@Test
	void parseWhenThereAreNoneReturnsArgumentsAsTheyAre() {
		List<String> arguments = List.of("", "-dd", "--background=true", "-d ", "--Foreground", "a", "--stopping",
				"--statusx", "status");
		Flags flags = Flags.parse(arguments);
		assertThat(Flag.values()).noneMatch(flags::has);
		assertThat(flags.remaining()).isEqualTo(arguments);
	}

	@Test
	void parseTakesEveryFlagOut() {
		Flags flags = Flags.parse(List.of("a", "-d", "b", "--background", "-d"));
		assertThat(flags.has(Flag.BACKGROUND)).isTrue();
		assertThat(flags.has(Flag.FOREGROUND)).isFalse();
		assertThat(flags.remaining()).containsExactly("a", "b");
		assertThat(Flags.parse(List.of("--foreground")).has(Flag.FOREGROUND)).isTrue();
	}

	@Test
	void parseLeavesWhatStandsBehindTwoDashes() {
		Flags flags = Flags.parse(List.of("-d", "--", "-d", "--foreground", "--stop", "--"));
		assertThat(flags.has(Flag.BACKGROUND)).isTrue();
		assertThat(flags.has(Flag.FOREGROUND)).isFalse();
		assertThat(flags.verb()).isEmpty();
		assertThat(flags.remaining()).containsExactly("--", "-d", "--foreground", "--stop", "--");
	}

	@Test
	void parseTakesOperands() throws LaunchException {
		Flags flags = Flags.parse(List.of("--status=json", "--wait=30s", "--daemon.name=x"));
		flags.check();
		assertThat(flags.verb()).contains(Flag.STATUS);
		assertThat(flags.operand(Flag.STATUS)).isEqualTo("json");
		assertThat(flags.operand(Flag.WAIT)).isEqualTo("30s");
		assertThat(flags.operand(Flag.LOGS)).isEmpty();
		assertThat(flags.remaining()).containsExactly("--daemon.name=x");
	}

	@Test
	void parseLeavesAloneWhatIsOursOnlyBesideAnother() {
		List<String> arguments = List.of("-f", "--follow", "--help", "--dry-run", "--wait=3");
		assertThat(Flags.parse(arguments).remaining()).isEqualTo(arguments);
		assertThat(Flags.parse(List.of("-f", "--help", "--logs")).remaining()).containsExactly("--help");
		assertThat(Flags.parse(List.of("--help", "-d")).has(Flag.HELP)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--status=xml", "--status=", "--logs=abc", "--logs=", "--logs=-1", "--restart=old",
			"--install-script=", "--stop=now", "--reload=", "-d --foreground", "--stop --status", "--stop -d",
			"--status --wait", "--status --wait=soon" })
	void checkRefuses(String arguments) {
		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(() -> Flags.parse(List.of(arguments.split(" "))).check())
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.USAGE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-d -- --foreground", "--stop", "--logs=10 -f", "-d --dry-run", "--foreground",
			"--restart=fresh", "--install-script=/srv/a b", "--status --wait=30s", "" })
	void checkAccepts(String arguments) throws LaunchException {
		Flags.parse(List.of(arguments.split(" "))).check();
	}

	@Test
	void parseTakesARestartsFlagForOneOfTheBackground() throws LaunchException {
		Flags flags = Flags.parse(List.of("--background=again", "a", "--", "--background=again"));
		flags.check();
		assertThat(flags.isBackground()).isTrue();
		assertThat(flags.has(Flag.BACKGROUND_AGAIN)).isTrue();
		assertThat(flags.has(Flag.BACKGROUND)).isFalse();
		assertThat(flags.verb()).isEmpty();
		assertThat(flags.remaining()).containsExactly("a", "--", "--background=again");
		assertThat(Flag.told()).doesNotContain(Flag.BACKGROUND_AGAIN).contains(Flag.BACKGROUND);
	}

	@Test
	void parseOfSomeFlagsLeavesTheOthers() {
		Flags flags = Flags.parse(List.of("-d", "--stop", "--background=again", "--logs"),
				Set.of(Flag.BACKGROUND, Flag.FOREGROUND));
		assertThat(flags.isBackground()).isTrue();
		assertThat(flags.remaining()).containsExactly("--stop", "--background=again", "--logs");
	}

	@Test
	void syntaxShowsOperands() {
		assertThat(Flag.LOGS.syntax()).isEqualTo("--logs[=LINES]");
		assertThat(Flag.WAIT.syntax()).isEqualTo("--wait=DURATION");
		assertThat(Flag.FOLLOW.syntax()).isEqualTo("-f, --follow");
	}

}
