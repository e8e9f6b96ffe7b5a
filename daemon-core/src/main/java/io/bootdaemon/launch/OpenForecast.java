package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.launch.rights.Access;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What would become of making and opening the files of a launch, in the order in which it
 * does that, known by their attributes only. They are those that {@link LaunchChecks} has
 * let pass.
 */
final class OpenForecast {

	/** In these the kernel has its own files, and lets nobody make others. */
	private static final Set<String> KERNELS_FILE_SYSTEMS = Set.of("proc", "sysfs", "cgroup", "cgroup2", "devpts");

	private static final int STICKY = 01000;

	private static final int ROOT = 0;

	private final DaemonFiles files;

	private final int user;

	private final Access access;

	/**
	 * A forecast.
	 * @param user as whom they are opened
	 * @param access what that user may
	 */
	OpenForecast(DaemonFiles files, int user, Access access) {
		this.files = files;
		this.user = user;
		this.access = access;
	}

	static void checkDirectories(LaunchPlan plan) throws LaunchException {
		for (Map.Entry<Path, String> missing : MissingDirectories.of(plan).keys().entrySet()) {
			String problem = problemOfFileSystem(missing.getKey());
			if (problem != null) {
				throw LaunchFailures.cannotMakeDirectory(missing.getKey(), missing.getValue(), problem, null);
			}
		}
	}

	void checkFiles(boolean lockHeld) throws LaunchException {
		Path lock = this.files.lockFile();
		checkFile("lock", lock, "daemon.pid-file");
		if (Files.exists(lock) && isForeign(lock)) {
			throw LaunchFailures.foreignLock(lock, number(lock, "uid"));
		}
		if (lockHeld) {
			throw LaunchFailures.alreadyRunning(this.files);
		}
		if (this.files.hasLog()) {
			checkFile("log", this.files.logFile(), "daemon.log-file");
		}
		checkReplaceable("state file", this.files.stateFile());
		checkReplaceable("PID file", this.files.pidFile());
	}

	private void checkFile(String what, Path file, String key) throws LaunchException {
		if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			checkFileSystem(what, file, key);
		}
		else if (!this.access.canWrite(file)) {
			throw LaunchFailures.cannotMake(what, file, key, true, "permission denied", null);
		}
		else if (number(file, "nlink") > 1) {
			throw LaunchFailures.cannotMake(what, file, key, false, "it has more than one name", null);
		}
	}

	private static void checkFileSystem(String what, Path file, String key) throws LaunchException {
		String problem = problemOfFileSystem(file.getParent());
		if (problem != null) {
			throw LaunchFailures.cannotMake(what, file, key, false, problem, null);
		}
	}

	private static @Nullable String problemOfFileSystem(Path directory) {
		Path existing = directory;
		while (!Files.exists(existing)) {
			existing = existing.getParent();
		}
		try {
			FileStore store = Files.getFileStore(existing);
			if (KERNELS_FILE_SYSTEMS.contains(store.type())) {
				return "there are only files of the kernel in '" + existing + "'";
			}
			return (store.getTotalSpace() > 0 && store.getUnallocatedSpace() == 0) ? "no space left on device" : null;
		}
		catch (IOException ex) {
			return Reason.of(ex);
		}
	}

	/** In a directory like /tmp nobody removes what belongs to others. */
	private void checkReplaceable(String what, Path file) throws LaunchException {
		Path directory = file.getParent();
		checkFileSystem(what, file, "daemon.pid-file");
		if (Files.exists(file) && isForeign(file) && (number(directory, "mode") & STICKY) != 0
				&& isForeign(directory)) {
			throw LaunchFailures.cannotMake(what, file, "daemon.pid-file", false, "operation not permitted", null);
		}
	}

	private boolean isForeign(Path file) {
		return this.user != ROOT && this.user != number(file, "uid");
	}

	private static int number(Path file, String attribute) {
		try {
			Map<String, Object> attributes = Files.readAttributes(file, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
			return ((Number) attributes.get(attribute)).intValue();
		}
		catch (IOException ex) {
			// Removed meanwhile: nothing is known of it
			return 0;
		}
	}

}
