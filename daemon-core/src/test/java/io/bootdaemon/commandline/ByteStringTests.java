package io.bootdaemon.commandline;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ByteStringTests {

	@TempDir
	Path directory;

	@Test
	void toPathNamesFileWithAnyBytes() throws Exception {
		String name = "\u00ff \u0080%41#?;\\\n\u00c3\u00a9";
		Path path = ByteString.toPath(name, this.directory);
		Files.createDirectory(path);
		assertThat(ByteString.of(path)).isEqualTo(ByteString.of(this.directory) + "/" + name);
		assertThat(ByteString.toPath(ByteString.of(path), Path.of("/"))).isEqualTo(path).isDirectory();
	}

	@Test
	void toPathWhenAbsoluteDoesNotLookAtDirectory() {
		assertThat(ByteString.toPath("//a//b/", this.directory)).isEqualTo(Path.of("/a/b"));
		assertThat(ByteString.of(Path.of("/"))).isEqualTo("/");
	}

	@Test
	void ofTextIsWhatTheKernelSees() {
		assertThat(ByteString.toText(ByteString.of("plain"))).isEqualTo("plain");
		assertThat(ByteString.of(new byte[] { -1, 0, 1 })).isEqualTo("\u00ff\u0000\u0001");
	}

}
