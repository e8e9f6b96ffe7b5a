package io.bootdaemon.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.posix.Account;
import io.bootdaemon.posix.UserDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The user and groups of the daemon.
 *
 * @param uid the user's id, unsigned
 * @param gid the group's id, unsigned
 * @param account the user, if one is configured and has an account
 * @param configured whether a user is configured
 * @param changes whether this process isn't that already, so that root is needed
 */
public record Identity(int uid, int gid, @Nullable Account account, boolean configured, boolean changes) {

	/** The id of root. */
	public static final int ROOT = 0;

	/**
	 * Decides it.
	 * @param options what is configured
	 * @param users where names are looked up
	 * @param uid as whom this process acts
	 * @param gid as which group
	 * @return the identity
	 * @throws LaunchException if a name is unknown (78), or it takes root to become that
	 * (77)
	 */
	public static Identity of(ProcessOptions options, UserDatabase users, int uid, int gid) throws LaunchException {
		String user = options.user();
		Account account = (user != null) ? account(user, users).orElse(null) : null;
		int newUid = (user != null) ? uid(user, account) : uid;
		int newGid = gid;
		if (options.group() != null) {
			newGid = gid(options.group(), users);
		}
		else if (newUid != uid) {
			newGid = ownGroup(options.user(), account);
		}
		boolean changes = newUid != uid || newGid != gid;
		if (changes && uid != ROOT) {
			throw needsRoot(options, (newUid != uid) ? "user" : "group", uid);
		}
		return new Identity(newUid, newGid, account, user != null, changes);
	}

	/**
	 * The environment of that user: HOME, USER and LOGNAME are its own, not those of who
	 * starts it. Without a configured user all stays.
	 * @param callers entries as byte strings
	 * @return entries as byte strings
	 */
	public List<String> environment(List<String> callers) {
		if (!this.configured) {
			return callers;
		}
		List<String> result = new ArrayList<>(callers);
		result.removeIf((entry) -> entry.matches("(?s)(HOME|USER|LOGNAME)=.*"));
		Account known = this.account;
		result.add("HOME=" + ((known != null) ? known.home() : "/"));
		if (known != null) {
			result.add("USER=" + known.name());
			result.add("LOGNAME=" + known.name());
		}
		return result;
	}

	/**
	 * For people.
	 */
	@Override
	public String toString() {
		String id = Integer.toUnsignedString(this.uid);
		Account known = this.account;
		return (known != null) ? ByteString.toText(known.name()) + " (uid " + id + ")" : "uid " + id;
	}

	/**
	 * A name of digits is a name (POSIX, chown): the number counts only if there is none.
	 */
	private static Optional<Account> account(String user, UserDatabase users) {
		Optional<Account> named = users.getpwnam(ByteString.of(user));
		OptionalInt number = number(user);
		return (named.isEmpty() && number.isPresent()) ? users.getpwuid(number.getAsInt()) : named;
	}

	private static int uid(String user, @Nullable Account account) throws LaunchException {
		return (account != null) ? account.uid() : number(user).orElseThrow(() -> unknown("user", user));
	}

	private static int gid(String group, UserDatabase users) throws LaunchException {
		OptionalInt named = users.getgrnam(ByteString.of(group));
		return named.isPresent() ? named.getAsInt() : number(group).orElseThrow(() -> unknown("group", group));
	}

	private static int ownGroup(@Nullable String user, @Nullable Account account) throws LaunchException {
		if (account == null) {
			throw new LaunchException(ExitStatus.CONFIGURATION,
					"'daemon.user' is '" + user + "', a number without an account, so that its group isn't known.",
					"Set 'daemon.group' too, or 'daemon.user' to the name of a user.");
		}
		return account.gid();
	}

	/** 4294967295 is no id: to the kernel it means "unchanged". */
	static OptionalInt number(String text) {
		return (text.matches("[0-9]{1,10}") && Long.parseLong(text) < 0xffffffffL)
				? OptionalInt.of(Integer.parseUnsignedInt(text)) : OptionalInt.empty();
	}

	private static LaunchException unknown(String kind, String name) {
		String key = "daemon." + kind;
		return new LaunchException(ExitStatus.CONFIGURATION,
				"There is no " + kind + " '" + name + "' on this system ('" + key + "').",
				"Create it with " + kind + "add, or set '" + key + "' to one that 'getent "
						+ (kind.equals("user") ? "passwd" : "group") + "' lists.");
	}

	private static LaunchException needsRoot(ProcessOptions options, String kind, int uid) {
		String name = kind.equals("user") ? options.user() : options.group();
		return new LaunchException(ExitStatus.NO_PERMISSION,
				"'daemon." + kind + "' is '" + name + "': only root can start the daemon as another " + kind
						+ ", and this process is uid " + Integer.toUnsignedString(uid) + ".",
				"Start it as root, or as that " + kind + " itself, or remove 'daemon." + kind + "'.");
	}

}
