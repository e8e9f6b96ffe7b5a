package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.OpenMode;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.FailureReason;
import io.bootdaemon.process.TrustedDirectory;

/**
 * The directories of a launch that don't exist yet.
 */
final class MissingDirectories {

	/** Under umask 0 everybody could exchange the daemon's files. */
	private static final FileAttribute<Set<PosixFilePermission>> PERMISSIONS = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

	private final Map<Path, String> keys = new LinkedHashMap<>();

	private MissingDirectories() {
	}

	/**
	 * Finds them.
	 */
	static MissingDirectories of(LaunchPlan plan) {
		MissingDirectories missing = new MissingDirectories();
		missing.add(plan.options().workDirectory(), "daemon.work-dir");
		missing.add(plan.files().pidFile().getParent(), "daemon.pid-file");
		if (plan.files().hasLog()) {
			missing.add(plan.files().logFile().getParent(), "daemon.log-file");
		}
		return missing;
	}

	/**
	 * Each with the property that sets it.
	 */
	Map<Path, String> keys() {
		return Collections.unmodifiableMap(this.keys);
	}

	/**
	 * Makes them, and those above them.
	 */
	void make() throws LaunchException {
		for (Map.Entry<Path, String> entry : this.keys.entrySet()) {
			try {
				Files.createDirectories(entry.getKey(), PERMISSIONS);
			}
			catch (IOException ex) {
				throw LaunchFailures.cannotMakeDirectory(entry.getKey(), entry.getValue(), FailureReason.of(ex), ex);
			}
		}
	}

	/**
	 * As root, makes the topmost ones and gives them to the user who will make the rest.
	 * Only where nobody but root could put something in their place: elsewhere it is up
	 * to that user. What is there already stays its owner's.
	 */
	void makeFor(Identity identity, Kernel kernel) throws LaunchException {
		for (Map.Entry<Path, String> entry : this.keys.entrySet()) {
			Path topmost = topmost(entry.getKey());
			Path parent = topmost.getParent();
			if (parent != null && TrustedDirectory.isRootsAlone(parent)) {
				try {
					make(topmost, identity, kernel);
				}
				catch (IOException | SystemCallException ex) {
					throw LaunchFailures.cannotMakeDirectory(topmost, entry.getValue(), FailureReason.of(ex), ex);
				}
			}
		}
	}

	/**
	 * What the user may once root has made these.
	 */
	Access accessOnceMade() {
		Set<Path> parents = new HashSet<>();
		for (Path directory : this.keys.keySet()) {
			Path parent = topmost(directory).getParent();
			if (parent != null && TrustedDirectory.isRootsAlone(parent)) {
				parents.add(parent);
			}
		}
		return new Access(true, parents);
	}

	/** By its descriptor: a path could lead elsewhere by then. */
	private static void make(Path directory, Identity identity, Kernel kernel) throws IOException, SystemCallException {
		// The caller's umask might be 0
		Files.createDirectory(directory,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		Descriptor made = kernel.open(directory, OpenMode.DIRECTORY, 0);
		kernel.fchown(made, identity.uid(), identity.gid());
		kernel.close(made);
	}

	/** Itself, or the first one above it that isn't there either. */
	private static Path topmost(Path directory) {
		Path parent = directory.getParent();
		if (parent == null) {
			return directory;
		}
		Path existing = ExistingPath.of(parent, LinkOption.NOFOLLOW_LINKS);
		return existing.resolve(directory.getName(existing.getNameCount()));
	}

	private void add(Path directory, String key) {
		if (!Files.isDirectory(directory)) {
			this.keys.putIfAbsent(directory, key);
		}
	}

}
