package io.bootdaemon.process;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes in /proc. It uses {@link File}, as every launch looks through all of
 * them, and {@code java.nio.file} takes a cold JVM several times as long.
 */
final class Processes {

	private static final File PROC = new File("/proc");

	private Processes() {
	}

	/**
	 * All that run now.
	 * @return their ids; none where there is no /proc
	 */
	static List<Long> all() {
		List<Long> pids = new ArrayList<>();
		String[] names = PROC.list();
		if (names != null) {
			for (String name : names) {
				if (name.charAt(0) >= '1' && name.charAt(0) <= '9') {
					pids.add(Long.valueOf(name));
				}
			}
		}
		return pids;
	}

	/**
	 * Those that have a descriptor open, as far as this process may look at them.
	 * @param descriptor its number
	 * @return their ids
	 */
	static List<Long> having(int descriptor) {
		List<Long> pids = all();
		pids.removeIf((pid) -> !new File(PROC, pid + "/fd/" + descriptor).exists());
		return pids;
	}

}
