package io.bootdaemon.launch.dryrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.LogRotation;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.BackgroundStart;
import io.bootdaemon.launch.Identity;
import io.bootdaemon.launch.LaunchPreview;
import io.bootdaemon.posix.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DryRunTests {

	@TempDir
	Path directory;

	@Test
	void textIsThePlanTheWarningsAndTheEnd() {
		List<String> warnings = List.of("This is one: do that",
				"This is another one, and it is so long that it needs a second line to be said at all: do that as well");
		DryRun dryRun = new DryRun(preview(plan(Path.of("/nowhere/demo")), null, List.of()), warnings);
		assertThat(getClass().getResourceAsStream("first-start.txt"))
			.hasContent(dryRun.text().replace(Runtime.version().toString(), "VERSION"));
		assertThat(dryRun.exitStatus()).isEqualTo(ExitStatus.OK);
	}

	@Test
	void textWhenItRunsAlreadySaysWhoAndTheCode() throws IOException {
		for (String name : List.of("app.pid", "app.pid.lock", "app.pid.state", "app.out")) {
			Files.writeString(this.directory.resolve(name), "x".repeat(1500));
		}
		LaunchException refusal = new LaunchException(ExitStatus.ALREADY_RUNNING, "It runs.", "Stop it.");
		DryRun dryRun = new DryRun(preview(plan(this.directory), refusal, List.of(4711L)), List.of());
		assertThat(dryRun.text())
			.contains("app.pid", "(of the running daemon)", "(held by process 4711)", "(2 kB, appended to)",
					"\nNo warnings.\n")
			.endsWith("Nothing was started. -d would end with 75: already running.\n");
		assertThat(dryRun.exitStatus()).isEqualTo(ExitStatus.ALREADY_RUNNING);
		assertThat(dryRun.refusal()).contains(refusal);
	}

	@Test
	void textWhenNobodyHoldsTheLockSaysThatThePidFileIsStale() throws Exception {
		Files.writeString(this.directory.resolve("app.pid"), "4711");
		Files.writeString(this.directory.resolve("app.pid.lock"), "");
		assertThat(dryRun(plan(this.directory), List.of()).text()).contains("(stale, replaced)", "(free)", "(new)");
	}

	@Test
	void textTellsHowItStaysUp() throws LaunchException {
		DaemonOptions options = DaemonOptions.named("app")
			.workDirectory(this.directory)
			.restart(RestartOptions.of(RestartPolicy.ON_FAILURE))
			.watchdogInterval(Duration.ofSeconds(15))
			.logRotation(new LogRotation(50 << 20, 3, true))
			.build();
		assertThat(dryRun(plan(options), List.of()).text()).contains(
				"  restarts           on-failure, after 1 s to 60 s, 10 times within 900 s\n",
				"  watchdog           looks every 15 s\n",
				"  rotation           from 52428800 bytes on, 3 kept, compressed\n");
	}

	@Test
	void ofHasTheWarningsOfThePlanAndThoseOfTheProgramAndMakesNothing() throws LaunchException {
		DryRun dryRun = dryRun(plan(this.directory), List.of("Mine"));
		assertThat(dryRun.exitStatus()).isEqualTo(ExitStatus.OK);
		assertThat(dryRun.text()).contains("  - That of the plan.\n", "  - Mine.\n").doesNotContain("a secret");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void textSaysAsWhomAndWithinWhichLimits() {
		Identity identity = new Identity(1000, 1001, new Account("app", 1000, 1001, "/"), true, true);
		ProcessOptions process = new ProcessOptions("app", "web", -5, 300, 4096L, ProcessOptions.UNLIMITED);
		String text = new DryRun(preview(plan(this.directory, process), null, List.of(), identity), List.of()).text();
		assertThat(text).contains("  user               app (uid 1000)\n", "  group              web\n",
				"  limits             nice -5, oom_score_adj 300, 4096 open files, core dumps of\n");
	}

	private static DryRun dryRun(LaunchPlan plan, List<String> further) throws LaunchException {
		BackgroundStart start = BackgroundStart.begin();
		try {
			return DryRun.of(start.preview(() -> plan), further);
		}
		finally {
			start.cancel();
		}
	}

	private static LaunchPlan plan(Path place) {
		return plan(place, ProcessOptions.INHERITED);
	}

	private static LaunchPlan plan(Path place, ProcessOptions process) {
		DaemonOptions options = DaemonOptions.named("app")
			.workDirectory(place)
			.pidFile(place.resolve("app.pid"))
			.logFile(place.resolve("app.out"))
			.environment(Map.of("TZ", "a secret", "LANG", "C"))
			.process(process)
			.build();
		return plan(options);
	}

	private static LaunchPlan plan(DaemonOptions options) {
		CommandLine commandLine = new CommandLine(List.of("-Xmx64m"), List.of("-jar", "app.jar"), List.of("a b"));
		return new LaunchPlan(options, Path.of("/opt/jdk/bin/java"), commandLine, List.of("A=1"), Path.of("/srv"),
				Instant.now(), List.of("That of the plan"), false, null);
	}

	private static LaunchPreview preview(LaunchPlan plan, LaunchException refusal, List<Long> lockHolders) {
		return preview(plan, refusal, lockHolders, null);
	}

	private static LaunchPreview preview(LaunchPlan plan, LaunchException refusal, List<Long> lockHolders,
			Identity identity) {
		List<String> command = List.of("/opt/jdk/bin/java", "-Dbootdaemon.pid-file=/srv/demo/app.pid", "-Xmx64m",
				"-jar", "app.jar", "it's a b");
		return new LaunchPreview(plan, refusal, command, List.of("A=1", "B=2", "TZ=a secret", "LANG=C"), List.of(),
				Path.of("/tmp"), lockHolders, identity);
	}

}
