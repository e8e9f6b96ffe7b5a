package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.bootdaemon.control.ProcessSignal.Result;
import io.bootdaemon.handoff.ShellScript;
import io.bootdaemon.harness.Deadline;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.Children.Child;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStat;
import io.bootdaemon.process.ProcessStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

@EnabledOnOs(OS.LINUX)
class ProcessSignalTests {

	private static final Path SCRIPT = Path
		.of(Objects.requireNonNull(ProcessSignal.class.getResource("signal.sh")).getPath());

	private static final int SIGTERM = 15;

	@RegisterExtension
	final Children children = new Children();

	@Test
	void sendEndsExactlyThatProcess() throws Exception {
		Child one = this.children.shell(Children.WAITS);
		Child other = this.children.shell(Children.WAITS);
		assertThat(ProcessSignal.TERM.send(one.identity())).isEqualTo(Result.SENT);
		assertThat(one.process().waitFor()).isEqualTo(128 + SIGTERM);
		assertThat(other.process().isAlive()).isTrue();
	}

	@Test
	void sendArrivesAsWhatItIs() throws Exception {
		Child child = this.children.shell("trap 'exit 3' HUP; while echo; do sleep 0.1; done");
		assertThat(ProcessSignal.HUP.send(child.identity())).isEqualTo(Result.SENT);
		assertThat(child.process().waitFor()).isEqualTo(3);
	}

	@Test
	void sendToAnEarlierProcessOfTheSameNumberSendsNothing() throws IOException {
		Child child = this.children.shell(Children.WAITS);
		ProcessIdentity earlier = new ProcessIdentity(child.pid(), child.identity().startTicks() - 1, "");
		assertThat(ProcessSignal.KILL.send(earlier)).isEqualTo(Result.GONE);
		assertThat(child.identity().isAlive()).isTrue();
	}

	@Test
	void sendToAProcessThatHasEndedSaysSo() throws Exception {
		Child child = this.children.shell(Children.WAITS);
		ProcessIdentity identity = child.identity();
		child.process().destroy();
		child.process().waitFor();
		assertThat(ProcessSignal.TERM.send(identity)).isEqualTo(Result.GONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "bash --posix", "busybox sh", "sh" })
	void scriptSendsUnder(String shell) throws Exception {
		Child child = this.children.shell("printf 'x) Z 1 (y' >/proc/self/comm; " + Children.WAITS);
		assertThat(script(shell, child.identity(), "TERM")).isZero();
		assertThat(child.process().waitFor()).isEqualTo(128 + SIGTERM);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "bash --posix", "busybox sh", "sh" })
	void scriptSendsNothingToAnotherProcessUnder(String shell) throws Exception {
		Child child = this.children.shell(Children.WAITS);
		ProcessIdentity earlier = new ProcessIdentity(child.pid(), child.identity().startTicks() - 1, "");
		assertThat(script(shell, earlier, "KILL")).isEqualTo(1);
		assertThat(script(shell, new ProcessIdentity(999_999_999, 1, ""), "KILL")).isEqualTo(1);
		assertThat(child.identity().isAlive()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "bash --posix", "busybox sh", "sh" })
	void scriptTakesAZombieForDeadUnder(String shell) throws Exception {
		long zombie = this.children.zombie();
		long ticks = ProcessStat.of(zombie).orElseThrow().startTicks();
		assertThat(script(shell, new ProcessIdentity(zombie, ticks, ""), "TERM")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "bash --posix", "busybox sh", "sh" })
	void scriptTellsAnotherUsersProcessUnder(String shell) throws Exception {
		assumeInstalled("setpriv");
		assumeThat(ProcessStatus.of(ProcessHandle.current().pid()).user()).as("this is root").hasValue(0);
		Child child = this.children.shell(Children.WAITS);
		assertThat(script("setpriv --reuid=65534 --regid=65534 --clear-groups " + shell, child.identity(), "TERM"))
			.isEqualTo(2);
		assertThat(child.identity().isAlive()).isTrue();
	}

	@Test
	void scriptHasNothingThatShellcheckFinds() throws Exception {
		assumeInstalled("shellcheck");
		assertThat(run(List.of("shellcheck", "--shell=sh", "--severity=style", SCRIPT.toString()))).isZero();
	}

	private static int script(String shell, ProcessIdentity process, String name) throws Exception {
		assumeInstalled(shell.replaceFirst("^setpriv .* --clear-groups ", "").split(" ")[0]);
		List<String> command = new ArrayList<>(List.of(shell.split(" ")));
		command.addAll(List.of("-c",
				ShellScript.withoutComments(ProcessSignal.class, "/io/bootdaemon/handoff/stat.sh", "signal.sh"), "sh",
				Long.toString(process.pid()), Long.toString(process.startTicks()), name));
		return run(command);
	}

	private static int run(List<String> command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).inheritIO().start();
		assertThat(process.waitFor(Deadline.GENEROUS.toSeconds(), TimeUnit.SECONDS)).as(command.get(0)).isTrue();
		return process.exitValue();
	}

	private static void assumeInstalled(String program) {
		assumeThat(Stream.of(System.getenv("PATH").split(":")).map((path) -> Path.of(path, program)))
			.as(program + " is installed")
			.anyMatch(Files::isExecutable);
	}

}
