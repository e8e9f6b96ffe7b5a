package io.bootdaemon.service.unit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.CommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServiceCommandTests {

	private static final Path JAVA = Path.of("/usr/bin/java");

	private static final Path DIRECTORY = Path.of("/srv");

	@Test
	void ofMakesTheJarAbsoluteAndPutsConfiguredOptionsBehindTypedOnes() throws LaunchException {
		ServiceCommand command = ServiceCommand.of(JAVA,
				new CommandLine(List.of("-Xmx1g"), List.of("-jar", "app.jar"), List.of("x")), List.of("-Xmx2g"),
				DIRECTORY);
		assertThat(command.words()).containsExactly("/usr/bin/java", "-Xmx1g", "-Xmx2g", "-jar", "/srv/app.jar", "x");
		assertThat(command.program()).isEqualTo("/srv/app.jar");
	}

	@Test
	void ofLooksIntoArgumentFilesAndShowsThemAsFiles(@TempDir Path directory) throws Exception {
		Files.writeString(directory.resolve("options"), "-Xmx1g -Dsecret=x");
		ServiceCommand command = ServiceCommand.of(JAVA,
				new CommandLine(List.of("@options"), List.of("Main"), List.of()), List.of("-Xrs"), directory);
		assertThat(command.effective()).containsExactly("-Xmx1g", "-Dsecret=x", "-Xrs");
		assertThat(command.words()).containsExactly("/usr/bin/java", "@options", "-Xrs", "Main");
	}

	@Test
	void ofAnArgumentFileThatIsGoneIsRefused(@TempDir Path directory) {
		CommandLine commandLine = new CommandLine(List.of("@gone"), List.of("Main"), List.of());
		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(() -> ServiceCommand.of(JAVA, commandLine, List.of(), directory))
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.USAGE));
	}

	@Test
	void ofReadsBytesAsUtf8() throws LaunchException {
		ServiceCommand command = ServiceCommand.of(JAVA,
				new CommandLine(List.of(), List.of("Main"), List.of("\u00c3\u00a9")), List.of(), DIRECTORY);
		assertThat(command.arguments()).containsExactly("\u00e9");
	}

	@Test
	void ofWhatIsNoTextIsRefused() {
		CommandLine commandLine = new CommandLine(List.of(), List.of("Main"), List.of("\u00e9"));
		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(() -> ServiceCommand.of(JAVA, commandLine, List.of(), DIRECTORY))
			.withMessageContaining("is no text in UTF-8")
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION));
	}

	@Test
	void withArgumentPutsItBeforeAllThatIsTheApplicationsAlone() throws LaunchException {
		ServiceCommand command = ServiceCommand.of(JAVA,
				new CommandLine(List.of(), List.of("Main"), List.of("--", "x")), List.of(), DIRECTORY);
		assertThat(command.withArgument("-d").words()).containsExactly("/usr/bin/java", "Main", "-d", "--", "x");
	}

}
