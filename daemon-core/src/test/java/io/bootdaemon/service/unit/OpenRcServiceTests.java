package io.bootdaemon.service.unit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OpenRcServiceTests {

	private final Facts facts = new Facts();

	@TempDir
	Path directory;

	@Test
	void isTheServiceWithTheTimesOfTheDaemon() throws Exception {
		this.facts.group = "staff";
		this.facts.options.process(new ProcessOptions(null, null, 5, null, 4096L, 1025L));
		assertThat(this.facts.lines(UnitFormat.OPENRC)).contains("#!/sbin/openrc-run", "command='/usr/bin/java'",
				"directory='/srv/demo'", "umask=0027", "command_user='app:staff'", "retry=TERM/70/KILL/5",
				"command_background=true", "pidfile=/run/app.pid", "output_log='/srv/demo/app.out'",
				"rc_ulimit='-n 4096 -c 3'", "start_stop_daemon_args='--nicelevel 5'");
	}

	@Test
	void withARestartPolicyItIsSupervised() throws Exception {
		this.facts.options.restart(RestartOptions.of(RestartPolicy.ALWAYS));
		assertThat(this.facts.lines(UnitFormat.OPENRC))
			.contains("supervisor=supervise-daemon", "respawn_delay=1", "respawn_max=10", "respawn_period=900")
			.doesNotContain("command_background=true");
	}

	/** As OpenRC's start-stop-daemon.sh does it. */
	@Test
	void everyWordArrivesWhenTheShellEvaluatesThem() throws Exception {
		this.facts.arguments = Facts.NASTY;
		this.facts.options.environment(Map.of("A", "it's $HOME", "TOKEN", "secret"));
		this.facts.withheld = Set.of("TOKEN");
		Path script = Files.writeString(this.directory.resolve("app"), this.facts.text(UnitFormat.OPENRC)
				+ "eval printf \"'%s\\\\0'\" $command $command_args\nprintf '%s\\0' \"$A\" \"${TOKEN-none}\"\n");
		List<String> expected = new ArrayList<>(this.facts.build().command().words());
		expected.addAll(List.of("it's $HOME", "none"));
		assertThat(run("sh", script.toString())).isEqualTo(String.join("\0", expected) + "\0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a  b", "a\nb" })
	void wordThatOpenRcSplitsIsRefused(String word) {
		this.facts.arguments = List.of(word);
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> this.facts.text(UnitFormat.OPENRC))
			.withMessageContaining("can't stand in a file of OpenRC");
	}

	private static String run(String... command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(out).isZero();
		return out;
	}

}
