package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.commandline.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallerEnvironmentTests {

	@TempDir
	Path directory;

	private DaemonOptions.Builder options = DaemonOptions.named("app");

	@BeforeEach
	void useDirectory() {
		this.options = Plans.options(this.directory);
	}

	@Test
	void readIsWhatTheKernelGaveThisProcess() throws IOException {
		String block = ByteString.of(Files.readAllBytes(Path.of("/proc/self/environ")));
		assertThat(String.join("\0", CallerEnvironment.read()) + "\0").isEqualTo(block);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HOME=/root", "PATH=/bin", "a1_B=x=y", "_x=", "LD_PRELOAD=x", "JAVA_TOOL_OPTIONS=-Xmx1g",
			"USER=root", "LINES=24", "BASHFUL=" })
	void passesShellsIfItIsAnOrdinaryVariable(String entry) {
		assertThat(CallerEnvironment.passesShells(entry)).isEqualTo(!entry.startsWith("BASH"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.profiles.active=a", "my-key=v", "1a=b", "BASH_FUNC_f%%=() { :; }", "a b=c",
			"\u00e9=x" })
	void passesShellsIfItIsNoIdentifierNot(String entry) {
		assertThat(CallerEnvironment.passesShells(entry)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PWD=/", "OLDPWD=/", "_=x", "SHLVL=1", "PPID=7", "OPTIND=5", "IFS=,", "PS1=$", "PS4=+",
			"LINENO=1", "POSIXLY_CORRECT=", "UID=0", "EUID=0", "ENV=/etc/shrc", "BASH_ENV=/etc/bashrc", "CDPATH=/srv",
			"RANDOM=4", "HOSTNAME=h", "SHELLOPTS=xtrace", "BOOTDAEMON_1=x" })
	void passesShellsIfAShellUsesItItselfNot(String entry) {
		assertThat(CallerEnvironment.passesShells(entry)).isFalse();
	}

	@Test
	void ofPutsTheConfiguredVariablesOverTheCallers() {
		this.options.environment(Map.of("A", "x=y"));
		assertThat(environment("A=1", "B=2", "AB=3")).containsExactly("B=2", "AB=3", "A=x=y");
	}

	@Test
	void ofEncodesText() {
		this.options.environment(Map.of("A", "\u00e9"));
		assertThat(environment()).containsExactly("A=\u00c3\u00a9");
	}

	@Test
	void ofMakesPwdNameTheDaemonsDirectory() {
		assertThat(environment("PWD=/", "OLDPWD=/")).containsExactly("PWD=" + this.directory, "OLDPWD=/");
	}

	@Test
	void ofKeepsPwdThatLeadsThereThroughALink() throws IOException {
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), this.directory);
		assertThat(environment("PWD=" + link)).containsExactly("PWD=" + link);
	}

	@Test
	void ofAddsNoPwd() {
		assertThat(environment("A=1")).containsExactly("A=1");
	}

	@Test
	void ofHasPwdOnceWhenItIsConfigured() {
		this.options.environment(Map.of("PWD", "/srv"));
		assertThat(environment("PWD=/")).containsExactly("PWD=/srv");
	}

	private List<String> environment(String... caller) {
		return CallerEnvironment.of(Plans.of(this.options.build(), caller));
	}

}
