package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether this JVM is a daemon. It is if it has a mark and holds the lock that the mark
 * names. A command that was pasted from elsewhere has the mark alone.
 */
public final class CurrentDaemon {

	private static final Optional<DaemonMark> MARK = proven();

	private CurrentDaemon() {
	}

	/**
	 * The mark of this JVM. If it has one without the lock, that is told once, and
	 * {@link DaemonMark#PROPERTY} is cleared: the program runs in the foreground as if it
	 * weren't there.
	 * @return the mark; empty if this JVM is no daemon
	 */
	public static Optional<DaemonMark> mark() {
		return MARK;
	}

	/**
	 * The PID file where it was made: the path in the mark may lead elsewhere by now, as
	 * when a link to a release was changed.
	 * @param mark the mark of this JVM
	 * @return an absolute path
	 */
	public static Path pidFile(DaemonMark mark) {
		return HeldLock.ofThisProcess()
			.flatMap(HeldLock::path)
			.flatMap(DaemonFiles::pidFileOfLock)
			.orElse(mark.pidFile());
	}

	/**
	 * Whether another process holds the lock that this one holds.
	 * @param pid its id
	 * @return false also if this process holds none
	 */
	public static boolean sharesLockWith(long pid) {
		try {
			return MARK.isPresent()
					&& HeldLock.of(pid).filter((lock) -> lock.file().equals(MARK.get().lock())).isPresent();
		}
		catch (AccessDeniedException ex) {
			// Another user's, and not the stage
			return false;
		}
	}

	private static Optional<DaemonMark> proven() {
		String typed = System.getProperty(DaemonMark.PROPERTY);
		if (typed == null) {
			return Optional.empty();
		}
		Optional<DaemonMark> mark = onCommandLine().filter(CurrentDaemon::holds);
		if (mark.isEmpty()) {
			System.clearProperty(DaemonMark.PROPERTY);
			System.err.println("This process doesn't hold the lock of '" + typed
					+ "', so it is not the daemon and runs in the foreground: start the daemon with -d.");
		}
		return mark;
	}

	private static Optional<DaemonMark> onCommandLine() {
		try {
			return DaemonMark.find(ProcessCommand.words(ProcessHandle.current().pid()));
		}
		catch (IOException ex) {
			// No /proc: then the JVM's own report counts
			return DaemonMark.ofProperties();
		}
	}

	/** Where there is no /proc, nothing tells. */
	private static boolean holds(DaemonMark mark) {
		return !Files.exists(Path.of("/proc/self"))
				|| HeldLock.ofThisProcess().map(HeldLock::file).equals(Optional.of(mark.lock()));
	}

}
