package io.bootdaemon.daemon.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FullDiskTests {

	@TempDir
	Path directory;

	private final ByteArrayOutputStream said = new ByteArrayOutputStream();

	private long usable;

	@Test
	void lookWhenThereIsLittleWritesSomethingAndLeavesNothing() throws IOException {
		this.usable = 1;
		in(this.directory).look();
		assertThat(this.directory).isEmptyDirectory();
		assertThat(said()).isEmpty();
	}

	@Test
	void fullDiskIsSaidWhenThereIsRoomAgain() throws IOException {
		FullDisk disk = in(this.directory.resolve("missing"));
		disk.look();
		assertThat(said()).isEmpty();
		this.usable = 1;
		disk.look();
		disk.look();
		assertThat(said()).matches("\nThe log's file system was full from \\S+ to \\S+: .*\n");
	}

	@Test
	void probeThatCanNotBeMadeIsNoQuestionOfRoom() throws IOException {
		FullDisk disk = in(Files.createFile(this.directory.resolve("file")));
		this.usable = 1;
		disk.look();
		this.usable = Long.MAX_VALUE;
		disk.look();
		assertThat(said()).isEmpty();
	}

	private FullDisk in(Path directory) {
		return new FullDisk(directory, () -> this.usable, this.said);
	}

	private String said() {
		return this.said.toString(StandardCharsets.UTF_8);
	}

}
