package io.bootdaemon.posix;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The system calls a launch needs, by their POSIX names. Each one either does what its
 * name says or throws with the kernel's reason.
 */
public interface Kernel {

	/**
	 * Opens a file (open(2), O_NOFOLLOW, O_NOCTTY, O_CLOEXEC).
	 * @param file the file; its last component may not be a symbolic link
	 * @param mode how to open it
	 * @param permissions mode of a file that is made, before the umask
	 * @return the descriptor
	 * @throws SystemCallException if it can't be opened
	 */
	Descriptor open(Path file, OpenMode mode, int permissions) throws SystemCallException;

	/**
	 * Sets the permissions of an open file (fchmod(2)).
	 * @param descriptor the open file
	 * @param permissions the mode
	 * @throws SystemCallException if the file isn't ours
	 */
	void fchmod(Descriptor descriptor, int permissions) throws SystemCallException;

	/**
	 * Takes the exclusive lock of an open file without waiting (flock(2), LOCK_EX |
	 * LOCK_NB). The lock belongs to the open file: who inherits the descriptor holds it
	 * too, and it ends with the last of them.
	 * @param descriptor the open file
	 * @return false if another process holds it
	 * @throws SystemCallException if the file system knows no locks
	 */
	boolean flock(Descriptor descriptor) throws SystemCallException;

	/**
	 * Makes another descriptor for an open file, above those that a program is given
	 * (fcntl(2), F_DUPFD_CLOEXEC).
	 * @param descriptor the open file, which stays open
	 * @return the other one, closed on exec
	 * @throws SystemCallException if there are no descriptors left
	 */
	Descriptor duplicate(Descriptor descriptor) throws SystemCallException;

	/**
	 * Lets a number refer to an open file, whatever it was before (dup2(2)).
	 * @param descriptor the open file
	 * @param number 0, 1 or 2: those above are a running JVM's own
	 * @throws SystemCallException if that can't be
	 */
	void dup2(Descriptor descriptor, int number) throws SystemCallException;

	/**
	 * Changes the working directory (chdir(2)). A JVM that goes on would not know: the
	 * last thing before {@link #execve}.
	 * @param directory the directory
	 * @throws SystemCallException if it can't be entered
	 */
	void chdir(Path directory) throws SystemCallException;

	/**
	 * Makes a pipe (pipe(2)).
	 * @return both ends, closed on exec
	 * @throws SystemCallException if there are no descriptors left
	 */
	Pipe pipe() throws SystemCallException;

	/**
	 * Tells as whom this process acts (geteuid(2)).
	 * @return the effective user id
	 */
	int geteuid();

	/**
	 * Gives an open file to another owner (fchown(2)).
	 * @param descriptor the open file
	 * @param user its new owner
	 * @param group its new group
	 * @throws SystemCallException if this process may not, EPERM
	 */
	void fchown(Descriptor descriptor, int user, int group) throws SystemCallException;

	/**
	 * The calls by which this process gets the rights of another user.
	 * @return what acts on this process
	 */
	Credentials credentials();

	/**
	 * Closes a descriptor (close(2)).
	 * @param descriptor the descriptor
	 */
	void close(Descriptor descriptor);

	/**
	 * Lets SIGINT, SIGQUIT and SIGTERM end this process at once from now on, unless they
	 * are ignored (signal(2)): the JVM's own handling of one may still be under way when
	 * {@link #execve} replaces it, and then the signal would be lost.
	 */
	void endOnSignals();

	/**
	 * Starts a program as the leader of a new session, with no signal ignored or blocked
	 * and no descriptor but those named (posix_spawn(3), POSIX_SPAWN_SETSID | SETSIGDEF |
	 * SETSIGMASK).
	 * @param executable the program
	 * @param descriptors for each number in the new process the descriptor it gets
	 * @return the process id, which is the session's and the process group's too
	 * @throws SystemCallException if it can't be started
	 */
	long spawnSession(Executable executable, Map<Integer, Descriptor> descriptors) throws SystemCallException;

	/**
	 * Replaces this process by a program (execve(2)). Does not return. What is ignored
	 * stays ignored, no signal is blocked.
	 * @param executable the program
	 * @param inherited descriptors above 2 which the program gets, under their numbers
	 * @return never
	 * @throws SystemCallException if the program can't be executed; this process goes on
	 */
	Error execve(Executable executable, List<Descriptor> inherited) throws SystemCallException;

}
