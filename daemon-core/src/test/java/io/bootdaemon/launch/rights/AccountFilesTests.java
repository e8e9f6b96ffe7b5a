package io.bootdaemon.launch.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.bootdaemon.posix.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AccountFilesTests {

	@TempDir
	Path directory;

	@Test
	void readFindsUsersGroupsAndMembers() throws IOException {
		write("passwd", "# a comment", "", "+::::::", "app:x:1000:1001:An App,,:/srv/app:/bin/sh",
				"broken:x:many:1::/:/bin/sh");
		write("group", "app:x:1001:", "web:x:33:www,app", "apps:x:34:apps,www", "half:x:35");
		AccountFiles files = AccountFiles.read(this.directory);
		Account app = new Account("app", 1000, 1001, "/srv/app");
		assertThat(files.getpwnam("app")).contains(app);
		assertThat(files.getpwuid(1000)).contains(app);
		assertThat(files.getpwnam("broken")).isEmpty();
		assertThat(files.getpwuid(1)).isEmpty();
		assertThat(files.getgrnam("web")).hasValue(33);
		assertThat(files.getgrnam("half")).isEmpty();
		assertThat(files.groups(new Identity(1000, 7, app, true, true))).containsExactlyInAnyOrder(7, 33);
		assertThat(files.groups(new Identity(1, 7, null, true, true))).containsExactly(7);
	}

	@Test
	void readFindsEveryIdThatThereIs() throws IOException {
		write("passwd", "directory:x:1000000000:1000000001::/:/bin/sh", "last:x:4294967294:4294967294::/:/bin/sh",
				"none:x:4294967295:0::/:/bin/sh", "huge:x:0:9999999999::/:/bin/sh");
		write("group", "directory:x:1000000001:", "none:x:4294967295:");
		AccountFiles files = AccountFiles.read(this.directory);
		assertThat(files.getpwnam("directory")).contains(new Account("directory", 1000000000, 1000000001, "/"));
		assertThat(files.getpwuid(-2)).contains(new Account("last", -2, -2, "/"));
		assertThat(files.getgrnam("directory")).hasValue(1000000001);
		assertThat(files.getpwnam("none")).isEmpty();
		assertThat(files.getpwnam("huge")).isEmpty();
		assertThat(files.getgrnam("none")).isEmpty();
	}

	@Test
	void readOfASystemWithoutTheFilesKnowsNobody() {
		assertThat(AccountFiles.read(this.directory).getpwnam("root")).isEmpty();
	}

	private void write(String name, String... lines) throws IOException {
		Files.writeString(this.directory.resolve(name), String.join("\n", lines) + "\n");
	}

}
