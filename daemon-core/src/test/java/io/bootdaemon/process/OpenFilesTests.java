package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.bootdaemon.process.Children.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
class OpenFilesTests {

	private static final String OPENS = "exec 8>>\"$1\"; ";

	@TempDir
	Path directory;

	@RegisterExtension
	final Children children = new Children();

	@Test
	void holdersAreThoseThatHaveItOpen() {
		Child one = this.children.shell(OPENS + Children.WAITS, file());
		Child other = this.children.shell(OPENS + Children.WAITS, file());
		this.children.shell(OPENS + Children.WAITS, file() + "2");
		assertThat(OpenFiles.holders(Path.of(file()))).containsExactlyInAnyOrder(one.pid(), other.pid());
	}

	@Test
	void holdersOfAFileThatIsClosedAreNone() throws InterruptedException {
		Child child = this.children.shell(OPENS + Children.WAITS, file());
		this.children.shell(OPENS + "exec 8>&-; " + Children.WAITS, file());
		child.process().destroy();
		child.process().waitFor();
		assertThat(OpenFiles.holders(Path.of(file()))).isEmpty();
	}

	@Test
	void holdersAreSeenThroughALinkedDirectory() throws IOException {
		Child child = this.children.shell(OPENS + Children.WAITS, file());
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), this.directory);
		assertThat(OpenFiles.holders(link.resolve("lock"))).containsExactly(child.pid());
	}

	@Test
	void holdersOfAFileThatWasReplacedAreNone() throws IOException {
		this.children.shell(OPENS + Children.WAITS, file());
		Files.delete(Path.of(file()));
		Files.createFile(Path.of(file()));
		assertThat(OpenFiles.holders(Path.of(file()))).isEmpty();
	}

	@Test
	void holdersOfWhatIsNotThereAreNone() {
		assertThat(OpenFiles.holders(Path.of(file()))).isEmpty();
		assertThat(OpenFiles.holders(this.directory.resolve("missing").resolve("lock"))).isEmpty();
	}

	private String file() {
		return this.directory.resolve("lock").toString();
	}

}
