package io.bootdaemon.launch.rights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.bootdaemon.posix.Account;
import io.bootdaemon.posix.UserDatabase;

/**
 * The users and groups in /etc/passwd and /etc/group (passwd(5), group(5)), read without
 * native code. Those of a directory service aren't in them.
 */
public final class AccountFiles implements UserDatabase {

	private static final int NAME = 0;

	private static final int ID = 2;

	private static final int GID = 3;

	private static final int MEMBERS = 3;

	private static final int HOME = 5;

	private final List<String[]> users;

	private final List<String[]> groups;

	private AccountFiles(List<String[]> users, List<String[]> groups) {
		this.users = users;
		this.groups = groups;
	}

	/**
	 * Reads this system's.
	 * @return what is in them
	 */
	public static AccountFiles read() {
		return read(Path.of("/etc"));
	}

	static AccountFiles read(Path directory) {
		return new AccountFiles(lines(directory.resolve("passwd"), HOME + 1),
				lines(directory.resolve("group"), MEMBERS + 1));
	}

	@Override
	public Optional<Account> getpwnam(String name) {
		return find(this.users, NAME, name).map(AccountFiles::account);
	}

	@Override
	public Optional<Account> getpwuid(int user) {
		return find(this.users, ID, Integer.toUnsignedString(user)).map(AccountFiles::account);
	}

	@Override
	public OptionalInt getgrnam(String name) {
		return find(this.groups, NAME, name).map((line) -> OptionalInt.of(id(line[ID]))).orElse(OptionalInt.empty());
	}

	/**
	 * Looks up the name of a group.
	 * @param group its id
	 * @return the name, a byte string; empty if none is known
	 */
	public Optional<String> groupName(int group) {
		return find(this.groups, ID, Integer.toUnsignedString(group)).map((line) -> line[NAME]);
	}

	/**
	 * The groups that a process of this identity is in.
	 * @param identity the identity
	 * @return ids, its own group first
	 */
	public Set<Integer> groups(Identity identity) {
		Set<Integer> ids = new LinkedHashSet<>(Set.of(identity.gid()));
		Account account = identity.account();
		if (account != null) {
			this.groups.stream()
				.filter((line) -> List.of(line[MEMBERS].split(",")).contains(account.name()))
				.forEach((line) -> ids.add(id(line[ID])));
		}
		return ids;
	}

	private static Optional<String[]> find(List<String[]> lines, int column, String value) {
		return lines.stream().filter((line) -> line[column].equals(value)).findFirst();
	}

	private static Account account(String[] line) {
		return new Account(line[NAME], id(line[ID]), id(line[GID]), line[HOME]);
	}

	private static int id(String text) {
		return Integer.parseUnsignedInt(text);
	}

	/** As byte strings; lines that are none of a user or group count for nothing. */
	private static List<String[]> lines(Path file, int columns) {
		List<String[]> lines = new ArrayList<>();
		try {
			for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
				String[] values = line.split(":", -1);
				boolean whole = values.length >= columns && Identity.number(values[ID]).isPresent()
						&& (columns == MEMBERS + 1 || Identity.number(values[GID]).isPresent());
				if (whole) {
					lines.add(values);
				}
			}
		}
		catch (IOException ex) {
			// A system without these files has its users elsewhere
			return List.of();
		}
		return lines;
	}

}
