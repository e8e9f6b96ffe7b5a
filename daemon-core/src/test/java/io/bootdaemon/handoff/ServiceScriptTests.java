package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that starts from a class archive, with a script in java's place.
 */
class ServiceScriptTests {

	@TempDir
	Path directory;

	private Path note;

	private Path java;

	private Path jar;

	@BeforeEach
	void train() throws Exception {
		this.directory = this.directory.toRealPath();
		Path real = Files.createFile(Files.createDirectories(this.directory.resolve("a jdk/bin")).resolve("java"));
		Files.writeString(real, "#!/bin/sh\nprintf '%s\\n' $$ \"$@\"\n");
		Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwxr-xr-x"));
		this.java = Files.createSymbolicLink(this.directory.resolve("java"), real);
		this.jar = this.directory.resolve("app.jar");
		this.note = Files.createDirectory(this.directory.resolve("app.cache")).resolve("0123");
		TrainedFiles.make(this.note, real, this.jar);
		Files.writeString(script(), TrainingCommand.SERVICE_SCRIPT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void archiveIsUsedByTheSameProcess(String shell) throws Exception {
		Path application = this.note.resolveSibling("X");
		assertThat(start(shell)).containsExactly("-Dbootdaemon.jar=" + this.jar,
				"-XX:SharedArchiveFile=" + application + "/classes.jsa", "-Xlog:cds=off", "-Xlog:cds+dynamic=off",
				"-Dbootdaemon.class-archive=used", "-Xmx64m", "-jar", application + "/app.jar", "a b", "-jar", "");
		assertThat(mark()).exists();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void startAfterOneThatWasNotReadyGoesWithout(String shell) throws Exception {
		start(shell);
		assertThat(start(shell)).containsExactly(
				"-Dbootdaemon.class-archive=the last start with it has not become ready", "-Xmx64m", "-jar",
				this.jar.toString(), "a b", "-jar", "");
		assertThat(mark()).doesNotExist();
		assertThat(start(shell)).contains("-Dbootdaemon.class-archive=used");
		Files.delete(mark());
		assertThat(start(shell)).contains("-Dbootdaemon.class-archive=used");
	}

	@Test
	void jarThatWasReplacedIsStarted() throws Exception {
		Files.writeString(this.jar, "another one");
		assertThat(start("dash")).startsWith(
				"-Dbootdaemon.class-archive=" + this.jar + " was changed after the training", "-Xmx64m", "-jar",
				this.jar.toString());
		assertThat(mark()).doesNotExist();
	}

	@Test
	void otherJavaIsStartedWithout() throws Exception {
		Path other = Files.copy(this.java, this.directory.resolve("other"));
		Files.delete(this.java);
		Files.move(other, this.java);
		assertThat(start("dash"))
			.startsWith("-Dbootdaemon.class-archive=" + this.java + " was changed after the training", "-Xmx64m");
	}

	@Test
	void withoutNoteOrScriptNothingIsAdded() throws Exception {
		Files.delete(this.note);
		assertThat(start("dash")).startsWith("-Dbootdaemon.class-archive=none was made with this JDK and these options",
				"-Xmx64m");
		Files.delete(script());
		assertThat(start("dash")).startsWith("-Xmx64m", "-jar", this.jar.toString());
	}

	@Test
	void jarIsTheOneOfTheNoteHoweverItIsCalled() throws Exception {
		Path application = this.note.resolveSibling("X");
		this.jar = this.directory.resolve("./a jdk/../app.jar");
		assertThat(start("dash")).contains("-Dbootdaemon.jar=" + this.directory + "/app.jar", application + "/app.jar");
	}

	@Test
	void scriptThatIsALinkIsNotRun() throws Exception {
		Files.move(script(), this.directory.resolve("elsewhere"));
		Files.createSymbolicLink(script(), this.directory.resolve("elsewhere"));
		assertThat(start("dash")).startsWith("-Xmx64m");
	}

	private Path script() {
		return this.note.resolveSibling(ClassArchive.SERVICE_SCRIPT);
	}

	private Path mark() {
		return this.note.resolveSibling("0123.started");
	}

	/** Its words, without java itself. */
	private List<String> start(String shell) throws IOException, InterruptedException {
		List<String> words = new ArrayList<>(List.of(shell.split(" ")));
		words.addAll(List.of("-c", ClassArchive.SERVICE_START, script().toString(), this.note.toString(),
				this.java.toString(), "-Xmx64m", "-jar", this.jar.toString(), "a b", "-jar", ""));
		Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
		List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
			.toList();
		assertThat(process.waitFor()).as(lines.toString()).isZero();
		assertThat(lines).first().isEqualTo(Long.toString(process.pid()));
		return lines.subList(1, lines.size());
	}

}
