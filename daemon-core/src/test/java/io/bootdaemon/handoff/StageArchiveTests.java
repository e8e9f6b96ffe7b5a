package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stage and the class archive of a training, with a script in java's place.
 */
class StageArchiveTests {

	private static final String TELL = "printf '%s\\n' \"$@\" >words.$n; ";

	@TempDir
	Path directory;

	private StageProcess stage;

	private Path note;

	@AfterEach
	void end() {
		if (this.stage != null) {
			this.stage.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void archiveIsUsedFromTheExtractedJar(String shell) throws Exception {
		train("exit 3");
		assertThat(this.stage.start(shell).awaitEnd()).isEqualTo(3);
		Path application = this.note.resolveSibling("X");
		List<String> words = words(1);
		assertThat(words.subList(2, words.size())).containsExactly("-Dbootdaemon.jar=" + this.directory + "/app.jar",
				"-XX:SharedArchiveFile=" + application + "/classes.jsa", "-Xlog:cds=off", "-Xlog:cds+dynamic=off",
				"-Dbootdaemon.class-archive=used", "-Xmx64m", "-jar", application + "/app.jar", "a b", "");
		assertThat(this.stage.starts()).as("it fails by itself").isOne();
		assertThat(use()).isEqualTo("used");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dash", "bash", "busybox sh" })
	void withoutATrainingNothingIsAdded(String shell) throws Exception {
		prepare("exit 3");
		assertThat(this.stage.start(shell).awaitEnd()).isEqualTo(3);
		assertThat(words(1)).hasSize(7).endsWith("-Xmx64m", "-jar", "app.jar", "a b", "");
	}

	@ParameterizedTest
	@CsvSource({ "dash, 134, launching", "bash, 134, launching", "busybox sh, 134, launching",
			"dash, 134, starting: context", "dash, 1, launching" })
	void jvmThatDiesOfItIsStartedOnceMoreFromTheJar(String shell, int code, String phase) throws Exception {
		train("[ $n = 1 ] || exit 3; sed -i 's/^phase=.*/phase=" + phase + "/' app.pid.state; exit " + code);
		assertThat(this.stage.start(shell).awaitEnd()).isEqualTo(3);
		assertThat(this.stage.starts()).isEqualTo(2);
		assertThat(words(2))
			.contains("-Dbootdaemon.class-archive=the JVM ended with " + code + " when it was used", "app.jar")
			.noneMatch((word) -> word.startsWith("-XX:SharedArchiveFile"));
		assertThat(this.note).doesNotExist();
		assertThat(use()).isEqualTo("a JVM has died of it; --train makes another one");
		assertThat(this.stage.log()).contains("its class archive is set aside: the JVM ended with " + code);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 134 })
	void archiveWithoutWhichTheJvmDiesTooIsKept(int code) throws Exception {
		train("exit " + code);
		assertThat(this.stage.start("dash").awaitEnd()).isEqualTo(code);
		assertThat(this.stage.starts()).isEqualTo(2);
		assertThat(use()).isEqualTo("used");
	}

	@ParameterizedTest
	@CsvSource({ "1, starting: context", "3, launching", "143, launching", "137, launching" })
	void applicationThatEndsByItselfIsStartedOnce(int code, String phase) throws Exception {
		train("sed -i 's/^phase=.*/phase=" + phase + "/' app.pid.state; exit " + code);
		assertThat(this.stage.start("dash").awaitEnd()).isEqualTo(code);
		assertThat(this.stage.starts()).isOne();
		assertThat(this.note).exists();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "java", "app.jar", "app.cache/X/classes.jsa", "app.cache/X/app.jar", "app.cache/X/lib/a.jar" })
	void fileThatWasChangedIsSeen(String file) throws Exception {
		train("exit 3");
		Files.setLastModifiedTime(this.directory.resolve(file), Files.getLastModifiedTime(this.directory));
		Files.writeString(this.directory.resolve(file), Files.readString(this.directory.resolve(file)) + "\n");
		assertThat(unused()).isEqualTo("-Dbootdaemon.class-archive="
				+ (file.contains("/X/") ? file.replace("app.cache/X/", "./") : this.directory.resolve(file))
				+ " was changed after the training");
	}

	@ParameterizedTest
	@CsvSource({ "app.cache/X/lib/a.jar, files of the training are missing",
			"app.cache/X/classes.jsa, files of the training are missing" })
	void fileThatIsMissingIsSeen(String file, String reason) throws Exception {
		train("exit 3");
		Files.delete(this.directory.resolve(file));
		assertThat(unused()).isEqualTo("-Dbootdaemon.class-archive=" + reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rwxr-x---", "rwx-----x" })
	void directoryThatOthersMayEnterIsNotUsed(String permissions) throws Exception {
		train("exit 3");
		Files.setPosixFilePermissions(this.note.getParent(), PosixFilePermissions.fromString(permissions));
		assertThat(unused()).isEqualTo("-Dbootdaemon.class-archive=others may enter " + this.note.getParent());
	}

	private String unused() throws Exception {
		assertThat(this.stage.start("dash").awaitEnd()).isEqualTo(3);
		assertThat(words(1).get(2)).isEqualTo("-Dbootdaemon.class-archive=" + use());
		return words(1).get(2);
	}

	private String use() throws IOException {
		return ClassArchive.of(this.stage.plan()).orElseThrow().use(this.stage.plan().java());
	}

	private void prepare(String script) throws IOException {
		this.directory = this.directory.toRealPath();
		this.stage = new StageProcess(this.directory, (options) -> options.fastStart(Path.of("app.cache")),
				TELL + script);
		this.note = ClassArchive.of(this.stage.plan()).orElseThrow().note();
	}

	private void train(String script) throws Exception {
		prepare(script);
		TrainedFiles.make(this.note, this.stage.plan().java(), this.directory.resolve("app.jar"));
	}

	private List<String> words(int start) throws IOException {
		return Files.readAllLines(this.directory.resolve("words." + start));
	}

}
