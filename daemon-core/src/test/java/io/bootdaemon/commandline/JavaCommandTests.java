package io.bootdaemon.commandline;

import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@JvmDependent
class JavaCommandTests {

	@Test
	void checkAcceptsWhatJavaSays() {
		assertAccepted("app.jar", "-Xmx1g", "-jar", "app.jar");
		assertAccepted("a.Main  b c", "a.Main", "", "b c");
		assertAccepted("mod/cls x", "-m", "mod/cls", "x");
		assertAccepted("mod/cls x", "--module=mod/cls", "x");
		assertAccepted("@app.jar @y", "-jar", "@@app.jar", "@y");
	}

	@Test
	void checkWhenSourceIsRunLooksBehindTheLauncher() {
		assertAccepted("jdk.compiler/com.sun.tools.javac.launcher.Main App.java x", "App.java", "x");
		assertAccepted("jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher App.java", "App.java");
	}

	@Test
	void checkWhenLocaleIsAsciiToleratesLostLetters() {
		assertAccepted("app??.jar \ufffd", "-jar", "app\u00c3\u00a9.jar", "\u00ff");
	}

	@Test
	void checkWhenJavaSaysSomethingElseRefuses() {
		assertRefused("other.jar", "-jar", "app.jar");
		assertRefused("app.jarx", "-jar", "app.jar");
		assertRefused("app.jar x y", "-jar", "app.jar", "x");
		assertRefused(null, "-jar", "app.jar");
	}

	private void assertAccepted(String text, String... tokens) {
		assertThatNoException().isThrownBy(() -> check(text, tokens));
	}

	private void assertRefused(@Nullable String text, String... tokens) {
		assertThatExceptionOfType(CommandLineException.class).isThrownBy(() -> check(text, tokens));
	}

	private void check(@Nullable String text, String... tokens) {
		Path directory = Path.of("/");
		new JavaCommand(text).check(CommandLine.parse(List.of(tokens), directory), directory);
	}

}
