package io.bootdaemon.posix;

import java.util.List;

/**
 * User, groups, priority and limits of this process, by the POSIX names of the calls.
 * Known for Linux only. Ids are unsigned: those above 2147483647 are negative here. The C
 * library changes them for all threads; musl's setgroups may change them for the calling
 * one only, so that thread has to start whatever needs them.
 */
public interface Credentials extends UserDatabase {

	/**
	 * Tells as which group this process acts (getegid(2)).
	 * @return the effective group id
	 */
	int getegid();

	/**
	 * Gives this process all groups of a user (initgroups(3)).
	 * @param user the user's name, a byte string
	 * @param group a group that is to be among them in any case
	 * @throws SystemCallException if this process may not, EPERM
	 */
	void initgroups(String user, int group) throws SystemCallException;

	/**
	 * Gives this process exactly these supplementary groups (setgroups(2)).
	 * @param groups ids
	 * @throws SystemCallException if this process may not, EPERM
	 */
	void setgroups(List<Integer> groups) throws SystemCallException;

	/**
	 * Changes the group of this process; as root also the real and the saved one
	 * (setgid(3)).
	 * @param group the id
	 * @throws SystemCallException if this process may not, EPERM
	 */
	void setgid(int group) throws SystemCallException;

	/**
	 * Changes the user of this process; as root also the real and the saved one, so that
	 * there is no way back (setuid(3)). From then on it is not dumpable: its files in
	 * /proc that only the owner may read are root's, until {@link Kernel#execve}.
	 * @param user the id
	 * @throws SystemCallException if this process may not, EPERM
	 */
	void setuid(int user) throws SystemCallException;

	/**
	 * Sets a limit, soft and hard, of this process and those it starts (setrlimit(2)).
	 * @param limit which one
	 * @param value how much; {@link Limit#UNLIMITED}
	 * @throws SystemCallException if it is above the hard limit and this process may not
	 * raise that, EPERM
	 */
	void setrlimit(Limit limit, long value) throws SystemCallException;

	/**
	 * Sets the nice value of the calling thread, and of processes that it starts
	 * (setpriority(2), PRIO_PROCESS).
	 * @param nice -20 to 19
	 * @throws SystemCallException if this process may not lower it, EACCES
	 */
	void setpriority(int nice) throws SystemCallException;

}
