package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import io.bootdaemon.process.DaemonState.Key;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class DaemonStateTests {

	@TempDir
	Path directory;

	private Path file = Path.of("");

	@BeforeEach
	void nameFile() {
		this.file = this.directory.resolve("app.pid.state");
	}

	@ParameterizedTest
	@EnumSource
	void readGivesEveryKeyAsItWasWritten(Key key) throws IOException {
		DaemonState.empty().with(key, "a=b \u00e9 \"c\"").write(this.file);
		assertThat(DaemonState.read(this.file).get(key)).contains("a=b \u00e9 \"c\"");
	}

	@Test
	void writeMakesLinesOfKeyAndValueInOrder() throws IOException {
		DaemonState.empty().with(Key.NAME, "app").with(Key.PID, 4711).with(Key.URL, "").write(this.file);
		assertThat(this.file).hasContent("name=app\npid=4711\nurl=\n");
	}

	@Test
	void writeLetsTheOwnerReadOnly() throws IOException {
		Files.createFile(this.file);
		Files.setPosixFilePermissions(this.file, PosixFilePermissions.fromString("rw-rw-rw-"));
		DaemonState.empty().with(Key.PID, 1).write(this.file);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.file))).isEqualTo("rw-------");
	}

	@Test
	void writeReplacesTheFileAndLeavesNothingBeside() throws IOException {
		DaemonState.empty().with(Key.PHASE, "launching").write(this.file);
		Object before = Files.getAttribute(this.file, "unix:ino");
		DaemonState.empty().with(Key.PHASE, "ready").write(this.file);
		assertThat(DaemonState.read(this.file).get(Key.PHASE)).contains("ready");
		assertThat(Files.getAttribute(this.file, "unix:ino")).isNotEqualTo(before);
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).containsExactly(this.file);
		}
	}

	@Test
	void writeReplacesASymbolicLinkAndNotWhatItMeans() throws IOException {
		Path target = Files.writeString(this.directory.resolve("target"), "theirs");
		Files.createSymbolicLink(this.file, target);
		DaemonState.empty().with(Key.PID, 1).write(this.file);
		assertThat(target).hasContent("theirs");
		assertThat(this.file).isRegularFile();
		assertThat(Files.isSymbolicLink(this.file)).isFalse();
	}

	@Test
	void writeWhenItCannotLeavesNothingBehind() throws IOException {
		Files.createDirectories(this.file.resolve("something"));
		assertThatIOException().isThrownBy(() -> DaemonState.empty().write(this.file));
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).containsExactly(this.file);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\r\nb", "a\rb", "a\u2028b" })
	void withMakesASpaceOfALineBreak(String value) throws IOException {
		DaemonState.empty().with(Key.PHASE, value).with(Key.PID, 7).write(this.file);
		DaemonState state = DaemonState.read(this.file);
		assertThat(state.get(Key.PHASE)).contains("a b");
		assertThat(state.get(Key.PID)).contains("7");
	}

	@Test
	void withLeavesTheOriginalAsItIs() {
		DaemonState original = DaemonState.empty().with(Key.PHASE, "launching");
		DaemonState changed = original.with(Key.PHASE, "ready");
		assertThat(original.get(Key.PHASE)).contains("launching");
		assertThat(changed.get(Key.PHASE)).contains("ready");
		assertThat(original.get(Key.PID)).isEmpty();
	}

	@Test
	void readIgnoresWhatItDoesNotUnderstand() throws IOException {
		Files.writeString(this.file, "\n=\nnonsense\nlater-version=1\n pid=3\nPID=4\nphase=ready\nurl");
		DaemonState state = DaemonState.read(this.file);
		assertThat(state.get(Key.PHASE)).contains("ready");
		assertThat(Stream.of(Key.values()).filter((key) -> state.get(key).isPresent())).containsExactly(Key.PHASE);
	}

	@Test
	void readOfBytesThatAreNoTextGivesWhatItCan() throws IOException {
		Files.write(this.file, new byte[] { (byte) 0xff, 0, '\n', 'p', 'i', 'd', '=', '7', '\n' });
		assertThat(DaemonState.read(this.file).get(Key.PID)).contains("7");
	}

	@Test
	void readRefusesASymbolicLink() throws IOException {
		Path target = Files.writeString(this.directory.resolve("target"), "pid=1\n");
		Files.createSymbolicLink(this.file, target);
		assertThatIOException().isThrownBy(() -> DaemonState.read(this.file)).withMessageContaining("symbolic link");
	}

	@Test
	@Timeout(20)
	void readRefusesWhatWouldKeepItWaiting() throws Exception {
		assertThat(new ProcessBuilder("mkfifo", this.file.toString()).start().waitFor()).isZero();
		assertThatIOException().isThrownBy(() -> DaemonState.read(this.file)).withMessage("it is no regular file");
	}

	@Test
	void readWhenItIsMissingFails() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> DaemonState.read(this.file));
	}

}
