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
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SystemdServiceTests {

	private final Facts facts = new Facts();

	@Test
	void itNotifiesAndHasTheTimesOfTheDaemon() throws Exception {
		this.facts.options.startTimeout(Duration.ofSeconds(90)).stopTimeout(Duration.ofMillis(1500)).umask(0077);
		assertThat(lines()).contains("Type=notify", "NotifyAccess=main", "SuccessExitStatus=143", "TimeoutStartSec=90s",
				"TimeoutStopSec=1500ms", "UMask=0077", "WorkingDirectory=/srv/demo", "Description=app", "User=app",
				"ExecStart=/usr/bin/java -Xmx512m -jar /srv/demo/app.jar");
	}

	@Test
	void archiveOfATrainingIsLookedAtBeforeEachStart() throws Exception {
		this.facts.archive = Path.of("/srv/demo/the $app.cache/0123");
		assertThat(lines()).contains("ExecStart=/bin/sh -c \"stage_archive=$$1; shift; if [ -O \\\"$$0\\\" ]"
				+ " && ! [ -h \\\"$$0\\\" ]; then . \\\"$$0\\\"; fi; exec \\\"$$@\\\"\" \"/srv/demo/the $$app.cache/service.sh\""
				+ " \"/srv/demo/the $$app.cache/0123\" /usr/bin/java -Xmx512m -jar /srv/demo/app.jar",
				"ExecStartPost=-/bin/rm -f \"/srv/demo/the $$app.cache/0123.started\"");
	}

	@Test
	void noEndOfPatienceIsInfinityAndNoPatienceIsNot() throws Exception {
		this.facts.options.startTimeout(Duration.ZERO).stopTimeout(Duration.ZERO);
		assertThat(lines()).contains("TimeoutStartSec=infinity", "TimeoutStopSec=1ms");
	}

	@Test
	void restartsAsTheDaemonDoes() throws Exception {
		assertThat(lines()).contains("Restart=no").noneMatch((line) -> line.startsWith("StartLimit"));
		this.facts.options.restart(RestartOptions.of(RestartPolicy.ON_FAILURE));
		assertThat(lines()).contains("Restart=on-failure", "RestartSec=1s", "StartLimitBurst=10",
				"StartLimitIntervalSec=900s");
		this.facts.options.restart(new RestartOptions(RestartPolicy.ALWAYS, Duration.ZERO, Duration.ZERO, Duration.ZERO,
				0, Duration.ofSeconds(5)));
		assertThat(lines()).contains("Restart=always", "RestartSec=0s", "StartLimitIntervalSec=0")
			.noneMatch((line) -> line.startsWith("StartLimitBurst"));
	}

	@Test
	void watchdogIsThereIfTheDaemonHasOne() throws Exception {
		assertThat(lines()).contains("#WatchdogSec=60s").noneMatch((line) -> line.startsWith("Watchdog"));
		this.facts.options.watchdogInterval(Duration.ofSeconds(20));
		assertThat(lines()).contains("WatchdogSec=40s", "WatchdogSignal=SIGQUIT", "TimeoutAbortSec=5s")
			.doesNotContain("#WatchdogSec=60s");
	}

	@Test
	void reloadsUnlessTheJvmLeavesSignalsAlone() throws Exception {
		assertThat(lines()).contains("ExecReload=/bin/kill -HUP $MAINPID");
		this.facts.jvmOptions = List.of("-Xrs");
		assertThat(lines()).noneMatch((line) -> line.contains("ExecReload"));
	}

	@Test
	void limitsAreThoseOfTheDaemon() throws Exception {
		this.facts.options.process(new ProcessOptions(null, null, -5, 100, 4096L, ProcessOptions.UNLIMITED));
		assertThat(lines()).contains("Nice=-5", "OOMScoreAdjust=100", "LimitNOFILE=4096", "LimitCORE=infinity");
	}

	@Test
	void userHasNoCapabilityButForALowPort() throws Exception {
		assertThat(lines()).contains("User=app", "CapabilityBoundingSet=", "RemoveIPC=true")
			.noneMatch((line) -> line.startsWith("AmbientCapabilities"));
		this.facts.web = new ServedAddress(null, 443, null);
		assertThat(lines()).contains("CapabilityBoundingSet=CAP_NET_BIND_SERVICE",
				"AmbientCapabilities=CAP_NET_BIND_SERVICE");
	}

	@Test
	void rootMayReadWhatIsOthersAndIsAdvised() throws Exception {
		this.facts.user = null;
		assertThat(lines()).contains("CapabilityBoundingSet=CAP_DAC_OVERRIDE", "#User=NAME")
			.noneMatch((line) -> line.startsWith("User=") || line.startsWith("RemoveIPC="));
	}

	@Test
	void memoryMayBeWrittenAndExecuted() throws Exception {
		assertThat(lines()).noneMatch((line) -> line.startsWith("MemoryDenyWriteExecute"));
	}

	@Test
	void wordsAreQuotedForSystemd() throws Exception {
		this.facts.arguments = Facts.NASTY;
		assertThat(lines()).contains("ExecStart=/usr/bin/java -Xmx512m -jar /srv/demo/app.jar"
				+ " \"\" \"a b\" \"it's\" \"\\\"quoted\\\"\" \"back\\\\slash\" \"\\\\\" \"%%i %%%% 100%%\""
				+ " \"$$HOME $${HOME} $$$$\" \";\" \"a ;b #c\" \"#\" \"<&>\" \"]]>\" \"-- --\" \"*?[x]{y}\" \"`id`\""
				+ " \"$$(id)\" \"~\" \"!\" \"|\" \"é€\"");
	}

	@Test
	void controlCharactersInWordsAreEscaped() throws Exception {
		this.facts.arguments = List.of("a\nb\tc\u0001");
		assertThat(lines()).anyMatch((line) -> line.endsWith(" \"a\\x0ab\\x09c\\x01\""));
	}

	@Test
	void variablesAreThereByName() throws Exception {
		this.facts.options.environment(Map.of("B", "100 % of $HOME \"x\"", "A", "1"));
		assertThat(lines()).containsSubsequence("Environment=A=1", "Environment=\"B=100 %% of $HOME \\\"x\\\"\"");
	}

	@Test
	void secretVariablesComeFromAFile() throws Exception {
		this.facts.options.environment(Map.of("TOKEN", "xyz", "A", "1"));
		this.facts.withheld = Set.of("TOKEN");
		assertThat(this.facts.text(UnitFormat.SYSTEMD))
			.contains("# Not here, as it may be secret: TOKEN\n", "\nEnvironmentFile=/etc/app.env\n",
					"\nEnvironment=A=1\n")
			.doesNotContain("xyz");
		assertThat(this.facts.lines(UnitFormat.SYSTEMD_USER)).contains("EnvironmentFile=%h/.config/app.env");
	}

	@Test
	void variableThatSystemdCantHaveIsRefused() {
		this.facts.options.environment(Map.of("a.b", "1"));
		refuses("'daemon.environment.a.b' can't stand in a file of systemd: ");
	}

	@Test
	void directoryThatSystemdCantHaveIsRefused() {
		this.facts.directory = "/srv/demo ";
		refuses("'/srv/demo ' can't stand in a file of systemd: ");
	}

	@Test
	void directoryHasNoSpecifier() throws Exception {
		this.facts.directory = "/srv/100% it's \"x\"";
		assertThat(lines()).contains("WorkingDirectory=/srv/100%% it's \"x\"",
				"ReadWritePaths=-\"/srv/100%% it's \\\"x\\\"\"");
	}

	@Test
	void usersUnitHasNothingThatTakesRoot() throws Exception {
		assertThat(this.facts.lines(UnitFormat.SYSTEMD_USER)).contains("WantedBy=default.target")
			.noneMatch((line) -> line.matches("(User|Protect\\w+|Private\\w+|Capability\\w+|\\w+Directory(?<!Working"
					+ "Directory)|RemoveIPC|DevicePolicy)=.*"));
	}

	@Test
	void furtherDirectoriesCanBeWritten() throws Exception {
		this.facts.writable = List.of(Path.of("/var/log/app"));
		assertThat(lines()).contains("ReadWritePaths=-/srv/demo -/var/log/app", "PrivateTmp=true", "ProtectHome=true");
	}

	@Test
	void whatIsUsedIsNotHidden() throws Exception {
		this.facts.directory = "/tmp/x";
		this.facts.arguments = List.of("--spring.config.import=file:/home/me/x.yml");
		assertThat(lines()).contains("PrivateTmp=false", "ProtectHome=false", "ReadWritePaths=-/tmp -/var/tmp");
	}

	private List<String> lines() throws Exception {
		return this.facts.lines(UnitFormat.SYSTEMD);
	}

	private void refuses(String message) {
		assertThatExceptionOfType(LaunchException.class).isThrownBy(this::lines)
			.withMessageStartingWith(message)
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION));
	}

}
