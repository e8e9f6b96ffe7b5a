package io.bootdaemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.harness.Programs;
import io.bootdaemon.harness.Programs.Result;
import io.bootdaemon.harness.Programs.Started;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Starts that fail, are interrupted, or come to no end.
 */
@JvmDependent
@Execution(ExecutionMode.CONCURRENT)
class FailedStartTests {

	@TempDir
	Path directory;

	@RegisterExtension
	final Programs programs = new Programs(() -> this.directory);

	@Test
	void launchWhenDaemonDiesBeforeReadyExitsWithItsCode() {
		Result result = this.programs.run(DiesBeforeReady.class, "-d", "3").exitsWith(3);
		assertThat(result.err()).contains("app: failed to start", "ended with exit code 3",
				"IllegalStateException: the disk is full", "at io.bootdaemon.DiesBeforeReady.main",
				"the log is " + log());
		assertThat(result.out()).isEmpty();
		this.programs.awaitNothingLeft();
	}

	@Test
	void launchWhenDaemonEndsWithZeroBeforeReadyExitsWithOne() {
		Result result = this.programs.run(DiesBeforeReady.class, "-d", "0").exitsWith(1);
		assertThat(result.err()).contains("failed to start: it ended before it was ready", "the disk is full");
		this.programs.awaitNothingLeft();
	}

	@Test
	void launchWhenDaemonThrowsExitsWithOneAndPrintsWhy() {
		Result result = this.programs.run(DiesBeforeReady.class, "-d").exitsWith(1);
		assertThat(result.err()).contains("Exception in thread \"main\"", "the disk is full");
		this.programs.awaitNothingLeft();
	}

	@Test
	void launchWhenItFailsAgainPrintsNothingOfTheEarlierStart() throws IOException {
		this.programs.run(DiesBeforeReady.class, "-d", "3").exitsWith(3);
		Files.writeString(log(), Files.readString(log()).replace("full", "old"));
		Result result = this.programs.run(DiesBeforeReady.class, "-d", "4").exitsWith(4);
		assertThat(result.err()).contains("the disk is full").doesNotContain("the disk is old");
		assertThat(log()).content().contains("the disk is old");
	}

	@Test
	void launchWhenThereIsNoProgressStopsTheDaemonWithAThreadDump() throws IOException {
		Result result = this.programs.run(NeverReady.class, "10", "-d").exitsWith(124);
		assertThat(result.err()).contains("no progress for 10 s in phase 'looking for work' (daemon.start-timeout)",
				"thread dump, is " + log());
		assertThat(Files.readString(log())).contains("Full thread dump",
				"at io.bootdaemon.NeverReady.main(NeverReady.java");
		this.programs.awaitNothingLeft();
	}

	@Test
	void launchWhenADaemonThatMakesNoProgressWillNotEndKillsIt() {
		this.programs.run(IgnoresTermination.class, "-d").exitsWith(124);
		this.programs.awaitNothingLeft();
	}

	@ParameterizedTest
	@CsvSource({ "INT, 130", "QUIT, 130", "TERM, 143" })
	void launchWhenTheWaiterIsInterruptedStopsTheDaemon(String signal, int code) {
		Started started = startNeverReady();
		Programs.signal(signal, started.pid());
		Result result = started.result().exitsWith(code);
		assertThat(result.err()).containsPattern("app: (interrupted|terminated)");
		this.programs.awaitNothingLeft();
	}

	@Test
	void launchWhenTheOriginalProcessIsInterruptedEarlyLeavesNothing() {
		terminateWhen(() -> Files.exists(this.directory.resolve("app.pid.lock")));
	}

	/** Before there is a stage that would remove the directory. */
	@RepeatedTest(5)
	void launchWhenTheHandoffWasJustMadeAndIsInterruptedLeavesNothing() {
		terminateWhen(() -> List.of(this.programs.temporary().toFile().list())
			.stream()
			.anyMatch((name) -> name.startsWith("bootdaemon-")));
	}

	@Test
	void launchWhenTheOriginalProcessWaitsForEverSaysWhereItWaits() {
		Result result = this.programs.run(HangsInShutdown.class, "-d").exitsWith(124);
		assertThat(result.err()).contains("the original process has made no progress for 30 s", "ShutdownInProgress.");
		this.programs.awaitNothingLeft();
	}

	private void terminateWhen(BooleanSupplier moment) {
		Started started = this.programs.command(NeverReady.class, "10", "-d").start();
		while (!moment.getAsBoolean()) {
			Thread.onSpinWait();
		}
		ProcessHandle.of(started.pid()).ifPresent(ProcessHandle::destroy);
		started.result().exitsWith(143);
		this.programs.awaitNothingLeft();
	}

	@Test
	void launchWhenTheDaemonIsKilledSaysBySignal() {
		Started started = startNeverReady();
		Programs.signal("KILL", this.programs.daemon());
		Result result = started.result().exitsWith(137);
		assertThat(result.err()).contains("ended with 137", "KILL");
		this.programs.awaitNothingLeft();
	}

	@Test
	void launchWhenTheTerminalClosesGoesOn() throws IOException {
		Started started = startReadyWhenTold();
		Programs.signal("HUP", started.pid());
		Programs.signal("HUP", this.programs.stage());
		tell();
		started.result().exitsWith(0);
		assertThat(this.programs.daemons()).hasSize(1);
	}

	@Test
	void launchWhenTheStageIsKilledIsReadyAllTheSame() throws IOException {
		Started started = startReadyWhenTold();
		Programs.signal("KILL", this.programs.stage());
		tell();
		started.result().exitsWith(0);
		assertThat(this.programs.daemons()).hasSize(1);
	}

	@Test
	void launchWhenTheWaiterIsKilledIsReadyAllTheSame() throws IOException {
		Started started = startReadyWhenTold();
		Programs.signal("KILL", started.pid());
		long daemon = this.programs.daemon();
		tell();
		await()
			.untilAsserted(() -> assertThat(this.directory.resolve("app.pid.state")).content().contains("phase=ready"));
		assertThat(this.programs.daemons()).containsExactly(daemon);
		await().untilAsserted(() -> assertThat(this.programs.temporary())
			.isDirectoryNotContaining((file) -> file.toString().contains("bootdaemon-")));
	}

	@Test
	void launchWhenWaiterAndStageAreKilledIsBoundedAllTheSame() {
		Started started = this.programs.command(NeverReady.class, "10", "-d").start();
		await().until(() -> !this.programs.daemons().isEmpty());
		long stage = this.programs.stage();
		Programs.signal("KILL", started.pid());
		Programs.signal("KILL", stage);
		this.programs.awaitNothingLeft();
		assertThat(log()).content().contains("No progress for 10 s");
	}

	private Started startNeverReady() {
		Started started = this.programs.command(NeverReady.class, "60", "-d").start();
		await().until(() -> started.err().contains("looking"));
		return started;
	}

	private Started startReadyWhenTold() {
		Started started = this.programs.command(ReadyWhenTold.class, "-d").start();
		await().until(() -> started.err().contains("waiting"));
		return started;
	}

	private void tell() throws IOException {
		Files.createFile(this.directory.resolve("go"));
	}

	private Path log() {
		return this.directory.resolve("app.out");
	}

}
