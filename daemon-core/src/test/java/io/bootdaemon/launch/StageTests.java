package io.bootdaemon.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.files.DaemonFiles;
import io.bootdaemon.kernel.Executable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StageTests {

	private static final Path DIRECTORY = Path.of("/srv/the app");

	private static final Path HANDOFF = Path.of("/tmp/bootdaemon-1");

	private final DaemonOptions.Builder options = Plans.options(DIRECTORY);

	@Test
	void lockDescriptorIsTheOneThatTheControlScriptLooksFor() throws IOException {
		try (InputStream script = Stage.class.getResourceAsStream("/io/bootdaemon/script/stop.sh")) {
			assertThat(script).asString(StandardCharsets.UTF_8)
				.contains("note_holders " + DaemonFiles.LOCK_DESCRIPTOR + "\n");
		}
	}

	@Test
	void ofIsAShellWithItsScript() {
		Executable stage = stage();
		assertThat(stage.file()).isEqualTo(Path.of("/bin/sh"));
		assertThat(stage.arguments()).startsWith("sh", "-c").element(2).asString().contains("read -r stage_word");
	}

	@Test
	void ofNamesTheFilesTheMasksAndTheDirectory() {
		this.options.umask(0077).pidFilePermissions(0600);
		assertThat(stage().arguments().subList(4, 9)).containsExactly("/tmp/bootdaemon-1", "/srv/the app/app.pid",
				"066", "077", "/srv/the app");
	}

	@Test
	void ofBeginsTheLogWithTimeNameAndVersion() {
		this.options.version("1.2.3");
		assertThat(stage().arguments().get(9)).matches("---- \\d{4}-\\d\\d-\\d\\dT[^ ]+ app 1\\.2\\.3 starts");
	}

	@Test
	void ofWithoutVersionBeginsTheLogWithTimeAndName() {
		assertThat(stage().arguments().get(9)).matches("---- [^ ]+ app starts");
	}

	@Test
	void ofEndsWithTheCommandOfTheDaemon() {
		this.options.jvmOptions(List.of("-Dx=y z"));
		List<String> arguments = stage().arguments();
		assertThat(arguments.subList(12, arguments.size())).containsExactly("/opt/jdk/bin/java",
				"-Dbootdaemon.pid-file=/srv/the app/app.pid", "-Xmx64m", "-Dx=y z", "-jar", "app.jar", "a b", "");
	}

	@Test
	void ofPassesTheEnvironmentAroundTheShell() {
		Executable stage = stage("HOME=/root", "spring.profiles.active=a", "IFS=,", "my-key=", "EMPTY=", "_=/usr/java",
				"BASH_FUNC_f%%=() { :; }");
		assertThat(stage.environment()).containsExactly("HOME=/root", "BOOTDAEMON_1=spring.profiles.active=a",
				"BOOTDAEMON_2=IFS=,", "BOOTDAEMON_3=my-key=", "EMPTY=", "BOOTDAEMON_4=_=/usr/java",
				"BOOTDAEMON_5=BASH_FUNC_f%%=() { :; }");
		assertThat(stage.arguments().get(10)).isEqualTo("5");
	}

	@Test
	void ofPutsTheDaemonsEnvironmentOverTheCallers() {
		this.options.environment(Map.of("HOME", "/srv", "a.b", "c"));
		assertThat(stage("HOME=/root", "LANG=C").environment()).containsExactlyInAnyOrder("LANG=C", "HOME=/srv",
				"BOOTDAEMON_1=a.b=c");
	}

	private Executable stage(String... environment) {
		return Stage.of(Plans.of(this.options.build(), environment), HANDOFF);
	}

}
