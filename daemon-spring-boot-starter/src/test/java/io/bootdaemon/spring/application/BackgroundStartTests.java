package io.bootdaemon.spring.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.harness.Programs;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.harness.Programs.Result;
import io.bootdaemon.harness.Programs.Started;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.bootdaemon.harness.Programs.proc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Spring Boot applications that get ready in the background.
 */
@Execution(ExecutionMode.CONCURRENT)
class BackgroundStartTests {

	@TempDir
	Path directory;

	@RegisterExtension
	final Programs applications = new Programs(() -> this.directory, "-Dspring.main.banner-mode=off");

	@Test
	@JvmDependent
	void runReturnsWhenAllListenersHaveRun() throws IOException {
		write("application.yaml", "spring.application: {name: orders, version: '1.5'}\nspring.profiles.active: a,b\n");
		Result result = this.applications.run(ReadyThenSleep.class, "-d").exitsWith(0);
		assertThat(log("orders")).contains("listeners have run").contains(" orders 1.5 starts as process ");
		long pid = this.applications.daemon();
		assertThat(result.out()).startsWith("orders is ready: process " + pid + ", ")
			.endsWith("log " + this.directory.resolve("orders.out") + "\n");
		assertThat(result.err()).contains("orders: starting, environment", "orders: starting, context",
				"orders: starting, runners");
		DaemonState state = DaemonState.read(this.directory.resolve("orders.pid.state"));
		assertThat(state.get(Key.PHASE)).contains("ready");
		assertThat(state.get(Key.PROFILES)).contains("a,b");
		assertThat(state.get(Key.VERSION)).contains("1.5");
		assertThat(state.get(Key.URL)).isEmpty();
	}

	@Test
	@JvmDependent
	void runLoadsNoNativeLibraryOfOursInTheDaemon() {
		this.applications.run(ReadyThenSleep.class, "-d").exitsWith(0);
		assertThat(proc(this.applications.daemon(), "maps")).contains("libjvm").doesNotContain("jffi");
	}

	@Test
	void runTakesTheFlagOutOfTheArguments() {
		this.applications.run(ReadyThenSleep.class, "a b", "-d", "", "--background", "-dx", "--", "-d").exitsWith(0);
		await().until(() -> log("application").contains("arguments [a b, , -dx, --, -d]"));
	}

	@Test
	void runWithTheFlagBehindTwoDashesStaysInTheForeground() {
		Started started = this.applications.command(ReadyThenSleep.class, "--", "-d").start();
		await().until(() -> started.out().contains("arguments [--, -d]"));
		assertNoFiles();
	}

	@Test
	@JvmDependent
	void runOfAnAnnotatedApplicationNeedsNoFlag() {
		this.applications.run(AlwaysInTheBackground.class).exitsWith(0);
		long pid = this.applications.daemon();
		await().until(() -> log("always").contains("in the background: true, restarts: 0"));
		Programs.signal("WINCH", pid);
		await().until(() -> log("always").contains("got WINCH"));
		Programs.signal("HUP", pid);
		await().until(() -> log("always").contains("got a reload"));
		assertThat(Programs.isAlive(pid)).isTrue();
	}

	@Test
	void runOfAnAnnotatedApplicationStaysInTheForegroundIfTold() {
		Started started = this.applications.command(AlwaysInTheBackground.class, "--foreground").start();
		await().until(() -> started.out().contains("in the background: false"));
		assertNoFiles();
	}

	@Test
	@JvmDependent
	void runOfAnAnnotatedApplicationUnderXrsSaysWhatCantWork() {
		Started started = this.applications.command(AlwaysInTheBackground.class, "--foreground").option("-Xrs").start();
		await().until(() -> started.out().contains("SIGHUP can't call the methods with @OnReload"));
		assertThat(started.out()).contains("No signal calls [[AlwaysInTheBackground.print]]");
		this.applications.command(AlwaysInTheBackground.class).option("-Xrs").start().result().exitsWith(0);
		assertThat(log("always")).contains("SIGHUP can't reload");
	}

	@Test
	void runWithOctalNumbersInYamlMeansWhatWasTyped() throws IOException {
		write("application.yaml", "daemon:\n  umask: 077\n  log-file-permissions: 0600\n");
		this.applications.run(ReadyThenSleep.class, "-d").exitsWith(0);
		assertThat(proc(this.applications.daemon(), "status")).containsPattern("Umask:\\s+0077");
		assertThat(Files.getAttribute(this.directory.resolve("application.out"), "unix:mode")).isEqualTo(0100600);
	}

	@Test
	void runWhenBackgroundIsAlwaysNeedsNoFlag() throws IOException {
		write("application.yaml", "daemon.background: always\n");
		this.applications.run(ReadyThenSleep.class, "x").exitsWith(0);
		assertThat(this.applications.daemons()).hasSize(1);
		await().until(() -> log("application").contains("arguments [x]"));
	}

	@Test
	void runWhenBackgroundIsAlwaysStaysInTheForegroundWhenThatIsAskedFor() throws IOException {
		write("application.yaml", "daemon.background: always\n");
		Started started = this.applications.command(ReadyThenSleep.class, "--foreground").start();
		await().until(() -> started.out().contains("arguments"));
		assertNoFiles();
	}

	@ParameterizedTest
	@CsvSource({ "daemon.enabled: false, -d", "daemon.background: never, -d",
			"'daemon: {enabled: false, background: always}', x" })
	void runWhenSwitchedOffStaysInTheForeground(String yaml, String argument) throws IOException {
		write("application.yaml", yaml);
		Started started = this.applications.command(ReadyThenSleep.class, argument).start();
		await().until(() -> started.out().contains("arguments [" + argument + "]"));
		assertNoFiles();
	}

	@Test
	void runTakesPropertiesFromVariablesAndJson() throws IOException {
		this.applications.command(ReadyThenSleep.class, "-d")
			.variable("SPRING_APPLICATION_JSON", "{\"daemon\":{\"name\":\"json\"},\"greeting\":\"hello json\"}")
			.variable("DAEMON_LOG_FILE", "other.out")
			.start()
			.result()
			.exitsWith(0);
		assertThat(this.directory.resolve("json.pid")).hasContent(this.applications.daemon() + "\n");
		await().until(() -> log("other").contains("greeting hello json"));
	}

	@Test
	@JvmDependent
	void runGivesTheDaemonItsOptionsAndVariables() throws IOException {
		write("application.yaml", """
				daemon:
				  jvm-options: -Dgreeting="hello options" -Xss2m
				  environment:
				    MY_VAR: "a b"
				    "[my.key]": c
				""");
		this.applications.run(ReadyThenSleep.class, "-d").exitsWith(0);
		await().until(() -> log("application").contains("greeting hello options"));
		assertThat(proc(this.applications.daemon(), "environ").split("\0")).contains("MY_VAR=a b", "my.key=c");
		assertThat(proc(this.applications.daemon(), "cmdline").split("\0")).contains("-Xss2m");
	}

	@Test
	void runInAnotherDirectoryReadsTheSameFiles() throws IOException {
		Files.createDirectory(this.directory.resolve("config"));
		write("application.yaml", "daemon: {work-dir: work, pid-file: run/x.pid}\nspring.config.import: more.yaml\n");
		write("more.yaml", "greeting: hello ${name}\n");
		write("config/application.properties", "name=config\n");
		this.applications.run(ReadyThenSleep.class, "-d").exitsWith(0);
		Path work = this.directory.resolve("work");
		assertThat(Files.readSymbolicLink(Path.of("/proc/" + this.applications.daemon() + "/cwd"))).isEqualTo(work);
		assertThat(work.resolve("run/x.pid")).exists();
		await().until(() -> log("application").contains("greeting hello config"));
	}

	@Test
	void runOfAParentAndAChildIsReadyWhenTheChildIs() throws IOException {
		Started started = this.applications.command(BuilderParentAndChild.class, "-d").start();
		await().until(() -> log("application").contains("the child waits"));
		await().during(Duration.ofSeconds(1)).until(started.process()::isAlive);
		write("go", "");
		started.result().exitsWith(0);
		assertThat(log("application")).contains("the child has run");
		assertThat(this.applications.daemons()).hasSize(1);
	}

	@Test
	void runOfAnApplicationWithinAnotherIsReadyWhenTheOuterOneIs() {
		this.applications.run(NestedApplication.class, "-d").exitsWith(0);
		assertThat(log("application")).contains("the nested one is ready", "the outer one is ready");
		assertThat(this.applications.daemons()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--first.stays", "--first.closed" })
	void runOfASecondApplicationIsReadyWhenThatOneIs(String argument) {
		this.applications.run(TwoApplications.class, argument, "-d").exitsWith(0);
		assertThat(log("application")).contains("the second one is ready");
		assertThat(this.applications.daemons()).hasSize(1);
	}

	@Test
	void runOfASecondApplicationThatFailsFails() {
		Result result = this.applications.run(TwoApplications.class, "-d", "--second.fails").exitsWith(1);
		assertThat(result.out()).doesNotContain("is ready");
		assertThat(result.err()).contains("the second one fails");
		this.applications.awaitNothingLeft();
	}

	@Test
	void runWhenMainRewritesTheArgumentsRewritesThemOnce() {
		this.applications.run(MainRewritesArguments.class, "-d", "x").exitsWith(0);
		await().until(() -> log("application").contains("arguments [--greeting=rewritten, x], greeting rewritten"));
	}

	@Test
	void runWhenARunnerNeverReturnsIsReadyWhenStarted() {
		this.applications.run(RunnerNeverReturns.class, "-d", "--daemon.ready-when=started").exitsWith(0);
		assertThat(this.applications.daemons()).hasSize(1);
	}

	@Test
	@JvmDependent
	void runOfATrainingForClassDataSharingStaysInTheForeground() {
		this.applications.command(ReadyThenSleep.class, "-d")
			.option("-Dspring.context.exit=onRefresh")
			.start()
			.result()
			.exitsWith(0);
		assertNoFiles();
	}

	private void assertNoFiles() {
		assertThat(this.applications.daemons()).isEmpty();
		assertThat(this.directory).isDirectoryNotContaining("glob:**.{pid,out,lock,state}");
	}

	private String log(String name) {
		try {
			Path file = this.directory.resolve(name + ".out");
			return Files.exists(file) ? Files.readString(file) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(String name, String content) throws IOException {
		Files.writeString(this.directory.resolve(name), content);
	}

}
