package io.bootdaemon.sample.outside;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shell in the middle is not to be noticed, whichever it is: the environment is the
 * caller's, and the daemon the same.
 */
@ExtendWith(PlaceExtension.class)
class ShellIT {

	@Test
	void environmentIsExactlyTheCallers(Place place) {
		Running start = place.type(List.of("bash", start(place, place.daemonized()).toString()));
		start.finish().exits(0);
		assertThat(withoutDirectory(place.daemon().environment())).containsExactlyInAnyOrderEntriesOf(variables());
	}

	@Test
	void configuredEnvironmentComesOnTop(Place place) {
		JavaCommand command = place.daemonized()
			.arguments("--daemon.environment.MY_VAR=my value", "--daemon.environment.my-key=another",
					"--daemon.environment.LANG=C");
		place.type(List.of("bash", start(place, command).toString())).finish().exits(0);
		Map<String, String> expected = variables();
		expected.putAll(Map.of("MY_VAR", "my value", "my-key", "another", "LANG", "C"));
		assertThat(withoutDirectory(place.daemon().environment())).containsExactlyInAnyOrderEntriesOf(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox" })
	void daemonIsTheSameUnderEveryShell(String shell, Place place) {
		Path program = find(shell);
		Path script = start(place, place.daemonized().arguments("", "two words", "line\nbreak", "$HOME 'quoted' \\n"));
		Running start = Namespace.start(place, "mount --bind " + program + " /bin/sh",
				List.of("bash", script.toString()));
		start.finish().exits(0);
		KernelProcess daemon = place.daemon();
		assertThat(place.isReady()).isTrue();
		assertThat(withoutDirectory(daemon.environment())).containsExactlyInAnyOrderEntriesOf(variables());
		assertThat(daemon.commandLine()).endsWith("", "two words", "line\nbreak", "$HOME 'quoted' \\n");
		assertThat(daemon.status("SigIgn")).isEqualTo("0".repeat(16));
		assertThat(daemon.status("Umask")).isEqualTo("0027");
		assertThat(daemon.workingDirectory()).contains(place.directory());
		assertThat(daemon.descriptors()).containsEntry(0, "/dev/null")
			.containsEntry(1, place.log().toString())
			.containsEntry(2, place.log().toString());
		assertThat(daemon.descriptors().values()).containsOnlyOnce(place.pidFile() + ".lock")
			.noneMatch((target) -> target.startsWith("pipe:"));
		assertThat(new KernelProcess(daemon.session()).isAlive()).isFalse();
		assertThat(place.marked()).containsExactly(daemon);
		assertThat(place.temporary()).isDirectoryNotContaining((file) -> file.toString().contains("bootdaemon"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox" })
	void failedStartIsTheSameUnderEveryShell(String shell, Place place) {
		Running start = Namespace.start(place, "mount --bind " + find(shell) + " /bin/sh",
				place.daemonized().arguments("--daemon.jvm-options=-Xno-such-option").words());
		start.finish().exits(1).says("process", "ended with exit code 1", "-Xno-such-option");
		assertThat(place.remains()).isEmpty();
	}

	/** What shells drop, set, change, or are changed by. */
	private static Map<String, String> variables() {
		Map<String, String> variables = new LinkedHashMap<>();
		variables.put("PATH", System.getenv("PATH"));
		variables.put("LANG", "C.UTF-8");
		variables.put("with.dots", "1");
		variables.put("with-dashes", "2");
		variables.put("with spaces", " 3 ");
		variables.put("1st", "4");
		variables.put("BASH_FUNC_shout%%", "() {  echo hey\n}");
		variables.put("EMPTY", "");
		variables.put("NEWLINES", "\na\n\nb\n");
		variables.put("QUOTES", "'\"`$HOME`\\ \\n $(exit 3) ! * ~");
		variables.put("BYTES", "\u00c3\u00bc\u00ff\u0001\u001b");
		variables.put("EQUALS", "a=b=c");
		variables.put("LONG", "x".repeat(50_000));
		Stream
			.of("OLDPWD", "SHLVL", "_", "PPID", "OPTIND", "OPTARG", "OPTERR", "IFS", "PS1", "PS2", "PS4", "LINENO",
					"UID", "EUID", "GROUPS", "RANDOM", "SECONDS", "HOSTNAME", "SHELL", "BASH", "BASH_VERSION",
					"DIRSTACK", "FUNCNAME", "ENV", "CDPATH", "MAIL", "COLUMNS", "LINES", "TERM", "handoff", "pid_file",
					"umask", "directory", "name", "word", "code", "BOOTDAEMON_1", "JAVA_HOME")
			.forEach((name) -> variables.put(name, "the caller's " + name));
		variables.put("SHELLOPTS", "braceexpand:hashall:noglob");
		variables.put("BASHOPTS", "nullglob");
		variables.put("POSIXLY_CORRECT", "y");
		return variables;
	}

	private static Map<String, String> withoutDirectory(Map<String, String> environment) {
		environment.remove("PWD");
		return environment;
	}

	/** A script, as our own arguments would be subject to the encoding of this JVM. */
	private static Path start(Place place, JavaCommand command) {
		String variables = String.join(" ",
				variables().entrySet()
					.stream()
					.map((entry) -> JavaCommand.quote(entry.getKey() + "=" + entry.getValue()))
					.toList());
		return place.write("start.sh", "exec env -i PWD=/nowhere " + variables + " " + command.quoted());
	}

	private static Path find(String shell) {
		return Stream.of("/bin/", "/usr/bin/")
			.map((directory) -> Path.of(directory + shell))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseGet(() -> Assumptions.abort("there is no " + shell));
	}

}
