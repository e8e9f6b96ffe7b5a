package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ControlGroupMemoryTests {

	@TempDir
	Path mounted;

	@Test
	void withoutGroupsOrLimitsThereIsNoBound() throws IOException {
		assertThat(ControlGroupMemory.available(this.mounted, this.mounted.resolve("none"))).isEmpty();
		group("app", "max", "5", "inactive_file 1\n");
		assertThat(ControlGroupMemory.available(this.mounted, groups("0::/app\n"))).isEmpty();
		version1("app", "9223372036854771712", "5", "total_inactive_file 1\n");
		assertThat(ControlGroupMemory.available(this.mounted, groups("4:memory:/app\n"))).isEmpty();
	}

	@Test
	void cachedFilesAreNoUse() throws IOException {
		group("app", "1000", "900", "anon 400\ninactive_file 300\nactive_file 200\n");
		assertThat(ControlGroupMemory.available(this.mounted, groups("0::/app\n"))).hasValue(400);
	}

	@Test
	void tightestGroupUpToTheRootCounts() throws IOException {
		group("app", "1000", "900", "inactive_file 0\n");
		group("app/unit", "max", "10", "inactive_file 0\n");
		group("app/unit/inner", "500", "10", "inactive_file 0\n");
		assertThat(ControlGroupMemory.available(this.mounted, groups("0::/app/unit/inner\n"))).hasValue(100);
	}

	@Test
	void versionOneHasAHierarchyOfItsOwn() throws IOException {
		version1("app", "1000", "900", "inactive_file 7\ntotal_inactive_file 50\n");
		assertThat(ControlGroupMemory.available(this.mounted, groups("9:name=systemd:/x\n4:memory:/app\n0::/\n")))
			.hasValue(150);
	}

	/** Its path is that on the host, and what is mounted is the group itself. */
	@Test
	void groupOfAContainerIsTheRoot() throws IOException {
		version1("", "1000", "900", "total_inactive_file 0\n");
		assertThat(ControlGroupMemory.available(this.mounted, groups("4:memory:/docker/0123\n"))).hasValue(100);
	}

	private Path groups(String text) throws IOException {
		return Files.writeString(this.mounted.resolve("self"), text);
	}

	private void group(String name, String limit, String usage, String stat) throws IOException {
		Path directory = Files.createDirectories(this.mounted.resolve(name));
		Files.writeString(directory.resolve("memory.max"), limit + "\n");
		Files.writeString(directory.resolve("memory.current"), usage + "\n");
		Files.writeString(directory.resolve("memory.stat"), stat);
	}

	private void version1(String name, String limit, String usage, String stat) throws IOException {
		Path directory = Files.createDirectories(this.mounted.resolve("memory").resolve(name));
		Files.writeString(directory.resolve("memory.limit_in_bytes"), limit + "\n");
		Files.writeString(directory.resolve("memory.usage_in_bytes"), usage + "\n");
		Files.writeString(directory.resolve("memory.stat"), stat);
	}

}
