package io.bootdaemon.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.control.Programs.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ControlScriptTests {

	private static final Path FILE = Path.of("/srv/demo/app");

	@TempDir
	Path directory;

	private final DaemonOptions.Builder options = DaemonOptions.named("app")
		.pidFile(Path.of("/srv/demo/app.pid"))
		.logFile(Path.of("/srv/demo/app.out"));

	private CommandLine commandLine = new CommandLine(List.of("-Xmx1g"), List.of("-jar", "app.jar"), List.of("--x=1"));

	@Test
	void textSaysWhichJarAndVersionWroteItAndHowToWriteItAnew() {
		this.options.version("1.2");
		assertThat(text()).startsWith("""
				#!/bin/sh
				%s
				# Of:   app
				# By:   /srv/demo/app.jar, version 1.2
				# Anew: cd /srv/demo && /opt/java -Xmx1g -jar app.jar --install-script=/srv/demo/app --x=1
				""".formatted(ControlScript.MARK));
	}

	@Test
	void textIsAlwaysTheSame() {
		assertThat(text()).isEqualTo(text());
	}

	@Test
	void textWhenThereIsNoJarNamesTheMainClass() {
		this.commandLine = new CommandLine(List.of("-cp", "classes"), List.of("com.example.Main"), List.of());
		assertThat(text()).contains("# By:   com.example.Main\n");
	}

	@Test
	void textWhenAnArgumentHasALineBreakEndsNoComment() {
		this.commandLine = new CommandLine(List.of(), List.of("Main"), List.of("a\nreboot"));
		assertThat(text().lines().filter((line) -> line.startsWith("# Anew"))).singleElement()
			.asString()
			.endsWith("'a?reboot'");
		assertThat(text().lines().limit(6)).allMatch((line) -> line.isEmpty() || line.startsWith("#"));
	}

	@Test
	void textHasTheStopTimeoutInWholeSecondsUpwards() {
		this.options.stopTimeout(Duration.ofMillis(1500));
		assertThat(text()).contains("\tstop_timeout=2\n");
	}

	@Test
	void textHasNothingOfTheEnvironment() {
		this.options.environment(Map.of("TOKEN", "secret"));
		assertThat(text()).doesNotContain("TOKEN", "secret", System.getenv("PATH"));
	}

	@Test
	void textHasNothingThatShellcheckFinds() throws Exception {
		Programs.assumeInstalled("shellcheck");
		assertThat(run("shellcheck", "--severity=style")).isEqualTo(new Outcome(0, "", ""));
	}

	@EachShell
	void textIsUnderstood(String shell) throws Exception {
		Programs.assumeInstalled(shell.split(" ")[0]);
		assertThat(run((shell + " -n").split(" "))).isEqualTo(new Outcome(0, "", ""));
	}

	private String text() {
		return new ControlScript(this.options.build(), Path.of("/opt/java"), this.commandLine, FILE.getParent())
			.text(FILE);
	}

	private Outcome run(String... command) throws Exception {
		Path file = Files.write(this.directory.resolve("script"), ByteString.toBytes(text()));
		List<String> words = new ArrayList<>(List.of(command));
		words.add(file.toString());
		return Programs.run(words, this.directory, Map.of());
	}

}
