package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.FileId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class StageTests {

	private static final Path DIRECTORY = Path.of("/srv/the app");

	private static final Path HANDOFF = Path.of("/tmp/bootdaemon-1");

	private static final DaemonMark MARK = new DaemonMark(DIRECTORY.resolve("app.pid"), new FileId(65024, 4711));

	private final DaemonOptions.Builder options = Plans.options(DIRECTORY);

	@Test
	void ofIsAShellWithItsScriptWhichPsDoesNotShow() {
		Executable stage = stage();
		assertThat(stage.file()).isEqualTo(Path.of("/bin/sh"));
		assertThat(stage.arguments()).startsWith("sh", "-c", "eval \"$BOOTDAEMON_STAGE\"", "app");
		assertThat(stage.environment().get(0)).startsWith("BOOTDAEMON_STAGE=")
			.contains("\nunset BOOTDAEMON_STAGE\n", "read -r stage_word")
			.doesNotContain("supervise()");
	}

	@Test
	void ofWithARestartPolicyIsASupervisorToo() {
		this.options.restart(new RestartOptions(RestartPolicy.ON_FAILURE, Duration.ofMillis(500),
				Duration.ofSeconds(30), Duration.ofMinutes(1), 3, Duration.ofHours(1)));
		assertThat(stage().environment().get(0)).contains("supervise()");
		assertThat(stage("MALLOC_MMAP_THRESHOLD_=1").environment()).contains("MALLOC_MMAP_THRESHOLD_=131072",
				"BOOTDAEMON_1=MALLOC_MMAP_THRESHOLD_=1");
		assertThat(stage().arguments().subList(9, 15)).containsExactly("ON_FAILURE", "500", "30000", "60", "3", "3600");
	}

	@Test
	void ofNamesTheFilesTheMasksAndTheDirectory() {
		this.options.umask(0077).pidFilePermissions(0600);
		assertThat(stage().arguments().subList(4, 9)).containsExactly("/tmp/bootdaemon-1", "/srv/the app/app.pid",
				"066", "077", "/srv/the app");
	}

	@Test
	void ofNamesALogThatASupervisorCanOpenAnew() {
		assertThat(stage().arguments().get(15)).isEmpty();
		this.options.restart(RestartOptions.of(RestartPolicy.ALWAYS));
		this.options.logFile(Path.of("/app.out"));
		assertThat(stage().arguments().subList(15, 17)).containsExactly("/app.out", "026");
	}

	@Test
	void ofAsRootNamesNoLogWhereOthersCanPutALink(@TempDir Path directory) throws IOException {
		assumeThat(System.getProperty("user.name")).isEqualTo("root");
		this.options.restart(RestartOptions.of(RestartPolicy.ALWAYS)).logFile(directory.resolve("app.out"));
		assertThat(stage().arguments().get(15)).isNotEmpty();
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
		assertThat(stage().arguments().get(15)).isEmpty();
	}

	@Test
	void ofWithoutLogNamesNone() {
		this.options.logFile(Path.of("/dev/null"));
		assertThat(stage().arguments().get(15)).isEmpty();
	}

	@Test
	void ofBeginsTheLogWithTimeNameAndVersion() {
		this.options.version("1.2.3");
		assertThat(stage().arguments().get(17)).matches("\\d{4}-\\d\\d-\\d\\dT[^ ]+");
		assertThat(stage().arguments().get(18)).isEqualTo("app 1.2.3");
	}

	@Test
	void ofWithoutVersionBeginsTheLogWithTimeAndName() {
		assertThat(stage().arguments().get(18)).isEqualTo("app");
	}

	@Test
	void ofEndsWithTheCommandOfTheDaemon() {
		this.options.jvmOptions(List.of("-Dx=y z"));
		List<String> arguments = stage().arguments();
		assertThat(arguments.subList(24, arguments.size())).containsExactly("/opt/jdk/bin/java",
				"-Dbootdaemon.pid-file=/srv/the app/app.pid", "-Dbootdaemon.lock=65024:4711", "-Xmx64m", "-Dx=y z",
				"-jar", "app.jar", "a b", "");
	}

	@Test
	void ofNamesNoClassArchiveUnlessOneIsWanted() {
		assertThat(stage().arguments().subList(19, 22)).containsExactly("", "", "6");
	}

	@Test
	void ofNamesTheClassArchiveOfItsJarIfNobodyElseCanExchangeIt(@TempDir Path directory) throws IOException {
		this.options.fastStart(directory.resolve("app.cache"));
		assertThat(stage().arguments().get(19)).startsWith(directory + "/app.cache/");
		assertThat(stage().arguments().get(20)).as("there is none").isEmpty();
		Files.createDirectory(directory.resolve("app.cache"));
		assertThat(stage().arguments().get(20)).isEqualTo("/srv/the app/app.jar");
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
		assertThat(stage().arguments().get(20)).isEmpty();
	}

	@Test
	void ofPassesTheEnvironmentAroundTheShell() {
		Executable stage = stage("HOME=/root", "spring.profiles.active=a", "IFS=,", "my-key=", "EMPTY=", "_=/usr/java",
				"BASH_FUNC_f%%=() { :; }");
		assertThat(stage.environment().subList(1, stage.environment().size())).containsExactly("HOME=/root",
				"BOOTDAEMON_1=spring.profiles.active=a", "BOOTDAEMON_2=IFS=,", "BOOTDAEMON_3=my-key=", "EMPTY=",
				"BOOTDAEMON_4=_=/usr/java", "BOOTDAEMON_5=BASH_FUNC_f%%=() { :; }");
		assertThat(stage.arguments().get(22)).isEqualTo("5");
	}

	@Test
	void ofPutsTheDaemonsEnvironmentOverTheCallers() {
		this.options.environment(Map.of("HOME", "/srv", "a.b", "c"));
		assertThat(stage("HOME=/root", "LANG=C").environment()).hasSize(4)
			.contains("LANG=C", "HOME=/srv", "BOOTDAEMON_1=a.b=c");
	}

	private Executable stage(String... environment) {
		return Stage.of(Plans.of(this.options.build(), environment), MARK, MARK.pidFile(), HANDOFF);
	}

}
