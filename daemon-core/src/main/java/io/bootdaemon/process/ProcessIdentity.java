package io.bootdaemon.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, distinguished from all others that had or will have its number.
 *
 * @param pid its id
 * @param startTicks when it was started after boot, in clock ticks
 * @param bootId the boot those ticks count from; empty where that isn't known
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {

	private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

	/**
	 * The living process of a number, now.
	 * @param pid its id
	 * @return its identity; empty if there is none or it is a zombie
	 */
	public static Optional<ProcessIdentity> of(long pid) {
		return ProcessStat.of(pid)
			.filter((stat) -> stat.isAlive() || hasThreads(pid))
			.map((stat) -> new ProcessIdentity(pid, stat.startTicks(), currentBootId()));
	}

	/**
	 * The id of the running boot.
	 * @return random(4)'s boot_id; empty where there is none
	 */
	public static String currentBootId() {
		try {
			return Files.readString(BOOT_ID).strip();
		}
		catch (IOException ex) {
			// Not on this platform: then only the ticks count
			return "";
		}
	}

	/**
	 * The first thread of a process that ends is a zombie while others still hold its
	 * files, and with them the lock.
	 */
	private static boolean hasThreads(long pid) {
		String[] threads = new File("/proc/" + pid + "/task").list();
		return threads != null && threads.length > 1;
	}

	/**
	 * Whether this very process lives. A zombie is dead.
	 * @return false also if its number is somebody else's by now
	 */
	public boolean isAlive() {
		return of(this.pid).filter(
				(now) -> now.startTicks == this.startTicks && (this.bootId.isEmpty() || this.bootId.equals(now.bootId)))
			.isPresent();
	}

}
