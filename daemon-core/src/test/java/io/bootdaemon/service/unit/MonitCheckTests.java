package io.bootdaemon.service.unit;

import java.time.Duration;
import java.util.List;

import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MonitCheckTests {

	private final Facts facts = new Facts();

	@Test
	void startsInTheBackgroundAndStopsByTheVerb() throws Exception {
		this.facts.user = null;
		this.facts.options.startTimeout(Duration.ofSeconds(90)).stopTimeout(Duration.ofSeconds(20));
		assertThat(this.facts.lines(UnitFormat.MONIT)).contains("check process app with pidfile \"/srv/demo/app.pid\"",
				"\tstart program = \"/bin/sh -c 'cd /srv/demo && exec /usr/bin/java -Xmx512m -jar /srv/demo/app.jar -d'\""
						+ " with timeout 100 seconds",
				"\tstop program = \"/bin/sh -c 'cd /srv/demo && exec /usr/bin/java -Xmx512m -jar /srv/demo/app.jar "
						+ "--stop'\" with timeout 30 seconds",
				"\tif failed host \"localhost\" port 8080 protocol http request \"/actuator/health/liveness\" with "
						+ "timeout 10 seconds for 3 cycles then restart");
	}

	@Test
	void optionsOfTheDaemonAloneAreNotThoseOfWhoStartsAndStopsIt() throws Exception {
		this.facts.configured = List.of("-Dcom.sun.management.jmxremote.port=9010");
		assertThat(this.facts.text(UnitFormat.MONIT)).doesNotContain("9010");
	}

	@Test
	void userIsSaidAsMonitIsRoot() throws Exception {
		assertThat(this.facts.text(UnitFormat.MONIT)).contains(" -d --daemon.user=app'", " --stop --daemon.user=app'");
		this.facts.options.process(new ProcessOptions("app", null, null, null, null, null));
		assertThat(this.facts.text(UnitFormat.MONIT)).doesNotContain("--daemon.user");
	}

	@Test
	void withoutTheGroupsOfHealthOnlyThePortIsLookedAt() throws Exception {
		this.facts.web = new ServedAddress("::1", 80, new HealthPaths(80, false, "/x", "/y", false));
		assertThat(this.facts.text(UnitFormat.MONIT)).contains("if failed host \"::1\" port 80 type tcp")
			.doesNotContain("protocol");
	}

	@Test
	void wordsAreEscapedForMonitAndForTheShell() throws Exception {
		this.facts.arguments = List.of("a b", "$HOME", "back\\slash", ";");
		assertThat(this.facts.text(UnitFormat.MONIT)).contains(" a\\\\ b \\\\$HOME back\\\\\\\\slash \\\\;'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "it's", "\"x\"", "", "a\nb" })
	void wordThatMonitCantHaveIsRefused(String word) {
		this.facts.arguments = List.of(word);
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> this.facts.text(UnitFormat.MONIT))
			.withMessageContaining("can't stand in a file of monit")
			.withMessageContaining("a quote, '\\' or");
	}

}
