package io.bootdaemon.launch.dryrun;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.ExistingPath;
import io.bootdaemon.posix.KernelLoader;
import org.jspecify.annotations.Nullable;

/**
 * A directory in which a launch makes files.
 *
 * @param use what for
 * @param directory the directory, or the nearest one above that is there
 * @param key what sets it to another place
 * @param writableForAll whether others may make files in it, and remove ours
 * @param loadable whether a native library can be loaded from it
 * @param readOnly whether its file system is read-only
 * @param free how many bytes are left; null if that can't be known
 */
record FileLocation(Use use, Path directory, String key, boolean writableForAll, boolean loadable, boolean readOnly,
		@Nullable Long free) {

	private static final int OTHERS_WRITE = 02;

	static List<FileLocation> of(LaunchPlan plan) {
		List<FileLocation> places = new ArrayList<>();
		places.add(look(Use.PID_FILE, plan.files().pidFile().getParent(), "daemon.pid-file"));
		if (plan.files().hasLog()) {
			places.add(look(Use.LOG, plan.files().logFile().getParent(), "daemon.log-file"));
		}
		Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
		places.add(look(Use.TEMPORARY, temporary, "java.io.tmpdir"));
		return places;
	}

	static FileLocation look(Use use, Path directory, String key) {
		Path existing = ExistingPath.of(directory);
		boolean writableForAll = false;
		boolean readOnly = false;
		Long free = null;
		try {
			writableForAll = ((Integer) Files.getAttribute(existing, "unix:mode") & OTHERS_WRITE) != 0;
			FileStore store = Files.getFileStore(existing);
			readOnly = store.isReadOnly();
			free = (store.getTotalSpace() > 0) ? store.getUsableSpace() : null;
		}
		catch (IOException ex) {
			// Nothing more is known of it: no warning is better than a wrong one
			free = null;
		}
		return new FileLocation(use, existing, key, writableForAll, KernelLoader.isUsable(existing), readOnly, free);
	}

	/**
	 * What is in it.
	 */
	enum Use {

		/** PID file, lock and state file. */
		PID_FILE,

		/** The log. */
		LOG,

		/** What is there for the time of a start. */
		TEMPORARY

	}

}
