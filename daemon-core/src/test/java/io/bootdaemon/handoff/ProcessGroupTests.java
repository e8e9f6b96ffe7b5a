package io.bootdaemon.handoff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.process.Children;
import io.bootdaemon.process.Children.Child;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * The end of a start by the waiter, when the PID file is written and its number not told
 * yet.
 */
@EnabledOnOs(OS.LINUX)
class ProcessGroupTests {

	/** Not waited for: it is a zombie when it has ended. */
	private static final String STAGE = """
			setsid sleep 60 </dev/null >/dev/null 2>&1 &
			stage=$! pid='' stop_timeout=5 pid_file=$1
			until read -r stat <"/proc/$stage/stat" && [ "$(set -- $stat; echo "$5")" = "$stage" ]; do sleep 0.05; done
			""";

	@RegisterExtension
	private final Children children = new Children();

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void pidFileOfTheStagesGroupIsRemoved(String shell) throws Exception {
		assertThat(remainsWhenStopped(shell, "$stage")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void pidFileWithTheNumberOfNobodyIsRemoved(String shell) throws Exception {
		assertThat(remainsWhenStopped(shell, "4194304")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void pidFileOfAnotherProcessStays(String shell) throws Exception {
		assertThat(remainsWhenStopped(shell, "$PPID")).isTrue();
	}

	/** It has a parent that doesn't wait for it. */
	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void guardTakesAZombieForDead(String shell) throws Exception {
		String script = ShellScript.withoutComments(Waiter.class, "stat.sh", "process-group.sh")
				+ "guard_alone() { echo alone; }\nmkfifo \"$1/status\"\nhandoff=$1\nguard &\nkill -s KILL $$\n";
		Child parent = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> this.children
			.shell(shell + " -c \"$1\" sh \"$2\" & exec 1>&-; exec sleep 60", script, this.directory.toString()));
		assertThat(parent.line()).isEqualTo("alone");
	}

	private boolean remainsWhenStopped(String shell, String number) throws Exception {
		Path file = this.directory.resolve("it's a.pid");
		List<String> command = new ArrayList<>(List.of(shell.split(" ")));
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin", command.get(0))), shell + " isn't there");
		command.addAll(List.of("-c",
				ShellScript.withoutComments(Waiter.class, "stat.sh", "contents.sh", "process-group.sh") + STAGE
						+ "echo " + number + " >\"$pid_file\"\nstop_group\nif group_lives; then exit 9; fi\n",
				"sh", file.toString()));
		assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as("nobody of the group lives").isZero();
		return Files.exists(file);
	}

}
