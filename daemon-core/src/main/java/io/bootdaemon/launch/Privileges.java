package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.posix.Account;
import io.bootdaemon.posix.Credentials;
import io.bootdaemon.posix.SystemCallException;
import org.jspecify.annotations.Nullable;

/**
 * Drops root's privileges for good (daemon(7), step 13).
 */
public final class Privileges {

	/** This thread's: the one that starts the stage. */
	private static final Path STATUS = Path.of("/proc/thread-self/status");

	private final Credentials credentials;

	private final Path status;

	/**
	 * The privileges of this process.
	 * @param credentials what acts on them
	 */
	public Privileges(Credentials credentials) {
		this(credentials, STATUS);
	}

	Privileges(Credentials credentials, Path status) {
		this.credentials = credentials;
		this.status = status;
	}

	/**
	 * Becomes another user. When this returns, all four user and group ids are the new
	 * ones and there is no way back.
	 * @param identity who
	 * @throws LaunchException if that can't be, or can't be seen
	 */
	public void become(Identity identity) throws LaunchException {
		try {
			// As setuid takes the right to all else away, it is the last
			Account account = identity.account();
			if (account != null) {
				this.credentials.initgroups(account.name(), identity.gid());
			}
			else {
				this.credentials.setgroups(List.of(identity.gid()));
			}
			this.credentials.setgid(identity.gid());
			this.credentials.setuid(identity.uid());
		}
		catch (SystemCallException ex) {
			throw failure(identity, String.valueOf(ex.getMessage()), ex);
		}
		checkIds(identity);
		checkNoWayBack(identity);
	}

	/** Real, effective, saved, and that of the file system. */
	private void checkIds(Identity identity) throws LaunchException {
		try {
			List<String> lines = Files.readAllLines(this.status);
			if (!lines.contains(line("Uid", identity.uid())) || !lines.contains(line("Gid", identity.gid()))) {
				throw failure(identity, "not all of its ids have changed", null);
			}
		}
		catch (IOException ex) {
			throw failure(identity, "its ids can't be read: " + ex, ex);
		}
	}

	private static String line(String key, int id) {
		return key + ":" + ("\t" + Integer.toUnsignedString(id)).repeat(4);
	}

	private void checkNoWayBack(Identity identity) throws LaunchException {
		if (identity.uid() == Identity.ROOT) {
			return;
		}
		try {
			this.credentials.setuid(Identity.ROOT);
		}
		catch (SystemCallException ex) {
			// As it has to be
			return;
		}
		throw failure(identity, "it could become root again", null);
	}

	private static LaunchException failure(Identity identity, String reason, @Nullable Exception cause) {
		String description = "This process can't become " + identity + ": " + reason + ".";
		String action = "See whether root has its capabilities here (CAP_SETUID, CAP_SETGID), or remove 'daemon.user'"
				+ " and 'daemon.group'.";
		return new LaunchException(ExitStatus.NO_PERMISSION, description, action, cause);
	}

}
