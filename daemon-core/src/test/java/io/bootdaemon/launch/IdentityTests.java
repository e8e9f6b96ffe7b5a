package io.bootdaemon.launch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.posix.Account;
import io.bootdaemon.posix.UserDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class IdentityTests {

	private static final Account APP = new Account("app", 1000, 1001, "/srv/app");

	/** A user whose name is the number of another one. */
	private static final Account DIGITS = new Account("1000", 2000, 2001, "/");

	@ParameterizedTest
	@CsvSource({ "app, , 0, 0, 1000, 1001, true", "1000, , 0, 0, 2000, 2001, true", "app, web, 0, 0, 1000, 33, true",
			"app, 44, 0, 0, 1000, 44, true", "54321, 44, 0, 0, 54321, 44, true", ", web, 0, 0, 0, 33, true",
			"root, , 0, 0, 0, 0, false", "root, web, 0, 0, 0, 33, true", "app, , 1000, 1001, 1000, 1001, false",
			// Of oneself the group may be any of one's own
			"app, , 1000, 33, 1000, 33, false", ", web, 1000, 33, 1000, 33, false",
			"4294967294, 0, 0, 0, -2, 0, true" })
	void ofDecidesTheIdsAndWhetherTheyChange(String user, String group, int uid, int gid, int newUid, int newGid,
			boolean changes) throws LaunchException {
		Identity identity = Identity.of(options(user, group), new Users(), uid, gid);
		assertThat(identity.uid()).isEqualTo(newUid);
		assertThat(identity.gid()).isEqualTo(newGid);
		assertThat(identity.changes()).isEqualTo(changes);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = {
			"nosuch, , 0, CONFIGURATION, There is no user 'nosuch' on this system ('daemon.user'), useradd",
			"app, nosuch, 0, CONFIGURATION, There is no group 'nosuch' on this system ('daemon.group'), groupadd",
			"54321, , 0, CONFIGURATION, 'daemon.user' is '54321', daemon.group",
			"4294967295, 1, 0, CONFIGURATION, There is no user '4294967295' on this system ('daemon.user'), getent passwd",
			"nosuch, , 1000, CONFIGURATION, There is no user 'nosuch' on this system ('daemon.user'), useradd",
			"root, , 1000, NO_PERMISSION, this process is uid 1000, 'daemon.user'",
			", web, 1000, NO_PERMISSION, 'daemon.group' is 'web', Start it as root" })
	void ofWhatCanNotBeSaysKeyAndRemedy(String user, String group, int uid, ExitStatus status, String message,
			String action) {
		LaunchException failure = catchThrowableOfType(LaunchException.class,
				() -> Identity.of(options(user, group), new Users(), uid, uid));
		assertThat(failure.exitStatus()).isEqualTo(status);
		assertThat(failure).hasMessageContaining(message);
		assertThat(failure.action()).contains(action);
	}

	@Test
	void environmentHasTheHomeAndNamesOfTheUser() throws LaunchException {
		List<String> callers = List.of("HOME=/root", "A=1\nHOME=x", "USER=root", "HOMEBREW=1", "LOGNAME=root");
		assertThat(Identity.of(options("app", null), new Users(), 0, 0).environment(callers))
			.containsExactly("A=1\nHOME=x", "HOMEBREW=1", "HOME=/srv/app", "USER=app", "LOGNAME=app");
		assertThat(Identity.of(options("54321", "1"), new Users(), 0, 0).environment(callers))
			.containsExactly("A=1\nHOME=x", "HOMEBREW=1", "HOME=/");
		assertThat(Identity.of(options(null, "web"), new Users(), 0, 0).environment(callers)).isEqualTo(callers);
		// Whoever starts it, root or that user itself, it has the same
		assertThat(Identity.of(options("app", null), new Users(), 1000, 1001).environment(callers))
			.contains("HOME=/srv/app", "USER=app");
	}

	private static ProcessOptions options(String user, String group) {
		return new ProcessOptions(user, group, null, null, null, null);
	}

	private static final class Users implements UserDatabase {

		private final List<Account> accounts = List.of(new Account("root", 0, 0, "/root"), APP, DIGITS);

		@Override
		public Optional<Account> getpwnam(String name) {
			return this.accounts.stream().filter((account) -> account.name().equals(name)).findFirst();
		}

		@Override
		public Optional<Account> getpwuid(int user) {
			return this.accounts.stream().filter((account) -> account.uid() == user).findFirst();
		}

		@Override
		public Optional<String> getgrgid(int group) {
			return Optional.empty();
		}

		@Override
		public OptionalInt getgrnam(String name) {
			return name.equals("web") ? OptionalInt.of(33) : OptionalInt.empty();
		}

	}

}
