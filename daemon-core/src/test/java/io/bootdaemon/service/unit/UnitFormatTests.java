package io.bootdaemon.service.unit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.commandline.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UnitFormatTests {

	@Test
	void ofNamesEach() throws LaunchException {
		for (UnitFormat format : UnitFormat.values()) {
			assertThat(UnitFormat.of(format.id())).isEqualTo(format);
		}
	}

	@Test
	void ofAnotherListsThemAll() {
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> UnitFormat.of("upstart"))
			.withMessage("'upstart' is no format of a unit file.")
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.USAGE))
			.satisfies((ex) -> assertThat(ex.action()).isEqualTo("There are: systemd, systemd-user, systemd-socket, "
					+ "supervisord, logrotate, monit, kubernetes."));
	}

	@Test
	void helpNamesThemAll() {
		assertThat(Flag.PRINT_UNIT.description().replace(" (default)", "")).endsWith(UnitFormat.list());
	}

	@ParameterizedTest
	@EnumSource
	void eachSaysWhatItIsOfWhomItIsAndHowItIsMadeAnew(UnitFormat format) throws Exception {
		Facts facts = new Facts();
		facts.options.version("1.2");
		String text = facts.text(format);
		assertThat(text.lines().limit(5)).anyMatch((line) -> line.contains(UnitHeader.MARK))
			.anyMatch((line) -> line.contains("/srv/demo/app.jar"));
		assertThat(text).contains(" Of:   /srv/demo/app.jar, version 1.2\n",
				" Anew: cd /srv/demo && /usr/bin/java -Xmx512m -jar /srv/demo/app.jar --print-unit=" + format.id()
						+ "\n");
	}

	/** With all of it and with as little as can be: no name is left, no line too much. */
	@ParameterizedTest
	@EnumSource
	void eachIsCompleteWithAllOfItAndWithLittle(UnitFormat format) throws Exception {
		Facts all = new Facts();
		all.options.restart(RestartOptions.of(RestartPolicy.ALWAYS))
			.watchdogInterval(Duration.ofSeconds(30))
			.process(new ProcessOptions("app", "staff", 5, 100, 4096L, 1L << 20))
			.environment(Map.of("TZ", "UTC", "TOKEN", "secret"));
		all.withheld = Set.of("TOKEN");
		all.group = "staff";
		all.web = new ServedAddress("127.0.0.1", 80, new HealthPaths(9090, true, "/live", "/ready", false));
		Facts little = new Facts();
		little.user = null;
		if (format != UnitFormat.SYSTEMD_SOCKET) {
			little.web = null;
		}
		for (Facts facts : List.of(all, little)) {
			assertThat(facts.text(format)).doesNotContain("${", "?}", "\n\n\n", "secret\"", "=secret")
				.doesNotContainPattern("(?<!/dev/)null")
				.endsWith("\n");
		}
	}

	@ParameterizedTest
	@EnumSource
	void nameOfAnyKindEndsNoComment(UnitFormat format) throws Exception {
		Facts facts = new Facts("my app --x $y");
		assertThat(facts.text(format)).contains("my-app");
	}

	@Test
	void placeIsTheSystemsOrTheUsers() {
		Path home = Path.of("/home/me/.config");
		assertThat(UnitFormat.SYSTEMD.place("app", home)).hasValue(Path.of("/etc/systemd/system/app.service"));
		assertThat(UnitFormat.SYSTEMD_USER.place("app", home))
			.hasValue(Path.of("/home/me/.config/systemd/user/app.service"));
		assertThat(UnitFormat.KUBERNETES.place("app", home)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void eachThatHasAPlaceSaysTheNextTwoCommands(UnitFormat format) {
		int expected = format.place("app", Path.of("/")).isPresent() ? 2 : 0;
		assertThat(format.commands("app")).hasSize(expected).noneMatch((command) -> command.contains("%"));
	}

}
