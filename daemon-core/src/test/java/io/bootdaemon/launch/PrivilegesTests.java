package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.posix.Account;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PrivilegesTests {

	private static final Identity APP = new Identity(1000, 1001, new Account("app", 1000, 1001, "/"), true, true);

	@TempDir
	Path directory;

	private final FakeCredentials credentials = new FakeCredentials();

	@BeforeEach
	void change() throws IOException {
		status("Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nGid:\t1001\t1001\t1001\t1001\n");
		this.credentials.failingAt("setuid 0", "EPERM");
	}

	@Test
	void becomeChangesGroupsFirstAndTriesTheWayBackLast() throws LaunchException {
		become(APP);
		assertThat(this.credentials.calls()).containsExactly("initgroups app 1001", "setgid 1001", "setuid 1000",
				"setuid 0");
	}

	@Test
	void becomeOfANumberWithoutAccountHasItsOneGroupOnly() throws LaunchException {
		become(new Identity(1000, 1001, null, true, true));
		assertThat(this.credentials.calls()).startsWith("setgroups [1001]", "setgid 1001", "setuid 1000");
	}

	@Test
	void becomeOfRootWithAnotherGroupHasNoWayBackToTry() throws Exception {
		status("Uid:\t0\t0\t0\t0\nGid:\t5\t5\t5\t5\n");
		FakeCredentials root = new FakeCredentials();
		new Privileges(root, this.directory.resolve("status")).become(new Identity(0, 5, null, false, true));
		assertThat(root.calls()).containsExactly("setgroups [5]", "setgid 5", "setuid 0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "initgroups app 1001", "setgid 1001", "setuid 1000" })
	void becomeWhenACallFailsGoesNoFurther(String call) {
		this.credentials.failingAt(call, "EPERM");
		assertRefused(call + ": EPERM");
		assertThat(this.credentials.calls()).endsWith(call);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Uid:\t1000\t1000\t0\t1000\nGid:\t1001\t1001\t1001\t1001\n",
			"Uid:\t1000\t1000\t1000\t1000\nGid:\t1001\t1001\t1001\t0\n", "" })
	void becomeWhenAnIdHasNotChangedIsRefused(String status) throws IOException {
		status(status);
		assertRefused("not all of its ids");
	}

	@Test
	void becomeWhenThereIsAWayBackIsRefused() {
		FakeCredentials withWayBack = new FakeCredentials();
		LaunchException failure = catchThrowableOfType(LaunchException.class,
				() -> new Privileges(withWayBack, this.directory.resolve("status")).become(APP));
		assertThat(failure).hasMessageContaining("could become root again");
	}

	@Test
	void becomeWhenTheIdsCanNotBeReadIsRefused() throws IOException {
		Files.delete(this.directory.resolve("status"));
		assertRefused("can't be read");
	}

	private void become(Identity identity) throws LaunchException {
		new Privileges(this.credentials, this.directory.resolve("status")).become(identity);
	}

	private void assertRefused(String reason) {
		LaunchException failure = catchThrowableOfType(LaunchException.class, () -> become(APP));
		assertThat(failure).hasMessageContaining("can't become app (uid 1000)").hasMessageContaining(reason);
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.NO_PERMISSION);
	}

	private void status(String text) throws IOException {
		Files.writeString(this.directory.resolve("status"), text);
	}

}
