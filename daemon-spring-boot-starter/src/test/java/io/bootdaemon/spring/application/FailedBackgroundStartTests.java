package io.bootdaemon.spring.application;

import java.nio.file.Path;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.harness.Programs;
import io.bootdaemon.harness.Programs.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Boot applications that don't get ready in the background: the reason is printed
 * where they were typed, and nothing is left.
 */
@Execution(ExecutionMode.CONCURRENT)
class FailedBackgroundStartTests {

	@TempDir
	Path directory;

	@RegisterExtension
	final Programs applications = new Programs(() -> this.directory, "-Dspring.main.banner-mode=off");

	@Test
	void runWhenAReadyListenerThrowsIsAFailedStart() {
		Result result = this.applications.run(ReadyListenerThrows.class, "-d").exitsWith(1);
		assertThat(result.err()).contains("failed to start", "java.lang.IllegalArgumentException: no fire",
				"  in IllegalStateException: the cache is cold",
				"the log is " + this.directory.resolve("application.out"));
		assertThat(result.out()).isEmpty();
		this.applications.awaitNothingLeft();
	}

	@Test
	void runWhenTheFailureHasAnExitCodeEndsWithIt() {
		Result result = this.applications.run(FailsWithExitCode.class, "-d").exitsWith(42);
		assertThat(result.err()).contains("ended with exit code 42", "the licence has expired");
		this.applications.awaitNothingLeft();
	}

	@Test
	@JvmDependent
	void runWhenItTakesLongToEndAfterItsFailureEndsWithItsExitCode() {
		this.applications.run(EndsSlowlyAfterFailure.class, "-d").exitsWith(42);
		this.applications.awaitNothingLeft();
	}

	@Test
	@JvmDependent
	void runWhenAThreadKeepsItAliveAfterItsFailureIsEnded() {
		Result result = this.applications.run(KeptAliveAfterFailure.class, "-d").exitsWith(1);
		assertThat(result.err()).contains("did not end by itself after its failure", "no licence");
		this.applications.awaitNothingLeft();
	}

	/** Whoever reads gets the end of the file, and fails of something else. */
	@Test
	void runWhenARunnerAsksSaysWhatStandardInputIs() {
		Result result = this.applications.run(AsksForAName.class, "-d").exitsWith(1);
		assertThat(result.err()).contains("java.lang.NullPointerException",
				"  In the background, standard input is /dev/null.");
		this.applications.awaitNothingLeft();
	}

	@Test
	void runWhenTheFailureIsAnalyzedPrintsTheAnalysis() {
		Result result = this.applications.run(LacksABean.class, "-d").exitsWith(1);
		assertThat(result.err()).contains("Description:", "required a bean of type 'java.time.Clock'", "Action:",
				"Consider defining a bean");
		assertThat(result.err()).doesNotContain("UnsatisfiedDependencyException");
		this.applications.awaitNothingLeft();
	}

	@Test
	void runWhenTheConfigurationIsBrokenPrintsWhy() {
		Result result = this.applications.run(ReadyThenSleep.class, "-d", "--spring.config.import=file:missing.yaml")
			.exitsWith(1);
		// It is Spring Boot that finds out, in the original process, and logs it
		assertThat(result.out() + result.err()).contains("'file [missing.yaml]'", "does not exist");
		this.applications.awaitNothingLeft();
	}

	@Test
	void runWhenTheApplicationEndsBeforeItIsReadySaysSo() {
		Result result = this.applications.run(RunnerExits.class, "-d").exitsWith(1);
		assertThat(result.err()).contains("failed to start: it ended before it was ready");
		this.applications.awaitNothingLeft();
	}

	@ParameterizedTest
	@CsvSource({ "0, 1, it ended before it was ready", "3, 3, ended with exit code 3" })
	void runOfABatchJobIsAFailedStartWithItsCode(String code, int exitCode, String message) {
		Result result = this.applications.run(EndsAfterItsRun.class, "-d", "--job.code=" + code).exitsWith(exitCode);
		assertThat(result.err()).contains(message).doesNotContain("keep-alive");
		assertThat(result.out()).isEmpty();
		this.applications.awaitNothingLeft();
	}

	@Test
	@JvmDependent
	void runWhenNothingKeepsTheApplicationAliveIsAFailedStart() {
		Result result = this.applications.run(NothingKeepsItAlive.class, "-d").exitsWith(1);
		assertThat(result.err()).contains("failed to start: it ended before it was ready",
				"nothing keeps its JVM alive", "'spring.main.keep-alive'");
		assertThat(result.out()).isEmpty();
		this.applications.awaitNothingLeft();
	}

	@Test
	@JvmDependent
	void runWhenARunnerNeverReturnsNamesReadyWhen() {
		Result result = this.applications
			.run(RunnerNeverReturns.class, "-d", "--daemon.start-timeout=10", "--daemon.stop-timeout=5")
			.exitsWith(124);
		assertThat(result.err()).contains("no progress for 10 s in phase 'runners'",
				"set daemon.ready-when to 'started'");
		assertThat(this.directory.resolve("application.out")).content()
			.contains("Full thread dump", "RunnerNeverReturns.java");
		this.applications.awaitNothingLeft();
	}

	@ParameterizedTest
	@CsvSource({ "--daemon.umask=9z, 78, '''daemon.umask'''", "--daemon.umsk=027, 78, '''daemon.umask'''",
			"--daemon.ready-when=never, 78, ready or started", "--daemon.name=a/b, 78, '''daemon.name'''",
			"--foreground, 64, --foreground", "--daemon.background=sometimes, 78, '''daemon.background'''" })
	void runWithBadInputStartsNothing(String argument, int code, String message) {
		Result result = this.applications.run(ReadyThenSleep.class, "-d", argument).exitsWith(code);
		assertThat(result.err()).startsWith("application: ").contains(message).doesNotContain("Exception", "\tat ");
		assertThat(result.err().lines()).hasSize(2);
		assertThat(result.out()).isEmpty();
		assertThat(this.directory).isDirectoryNotContaining("glob:**.{pid,out,lock,state}");
	}

}
