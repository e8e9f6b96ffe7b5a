package io.bootdaemon.posix;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The users and groups of a system, by the POSIX names of the calls. Ids are unsigned:
 * those above 2147483647 are negative here.
 */
public interface UserDatabase {

	/**
	 * Looks a user up by its name, wherever this system has its users (getpwnam(3)).
	 * @param name the name, a byte string
	 * @return the user; empty if none is known: whether a directory service could not be
	 * asked, the C library doesn't tell reliably
	 */
	Optional<Account> getpwnam(String name);

	/**
	 * Looks a user up by its id (getpwuid(3)).
	 * @param user the id
	 * @return the user; empty if none is known
	 */
	Optional<Account> getpwuid(int user);

	/**
	 * Looks a group up by its name (getgrnam(3)).
	 * @param name the name, a byte string
	 * @return its id; empty if none is known
	 */
	OptionalInt getgrnam(String name);

	/**
	 * Looks a group up by its id (getgrgid(3)).
	 * @param group the id
	 * @return its name, a byte string; empty if none is known
	 */
	Optional<String> getgrgid(int group);

}
