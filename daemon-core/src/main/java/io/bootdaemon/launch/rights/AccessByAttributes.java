package io.bootdaemon.launch.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.process.TrustedDirectory;

/**
 * What another user may, judged by owner, group and mode of the files, as long as this
 * process isn't that user. Access control lists aren't looked at. A directory that root
 * makes for that user counts as one that it can make.
 */
public final class AccessByAttributes implements Access {

	private static final int READ = 4;

	private static final int WRITE = 2;

	private static final int EXECUTE = 1;

	private static final int ALL_EXECUTE = 0111;

	private final int uid;

	private final Set<Integer> gids;

	/**
	 * A user's access.
	 * @param uid its id
	 * @param gids all groups it is in
	 */
	public AccessByAttributes(int uid, Set<Integer> gids) {
		this.uid = uid;
		this.gids = Set.copyOf(gids);
	}

	@Override
	public boolean canRead(Path file) {
		return can(file, READ);
	}

	@Override
	public boolean canWrite(Path file) {
		return can(file, WRITE);
	}

	@Override
	public boolean canExecute(Path file) {
		return can(file, EXECUTE);
	}

	@Override
	public boolean canMakeDirectoryIn(Path directory) {
		return canMakeFileIn(directory) || (TrustedDirectory.isRootsAlone(directory) && canExecute(directory));
	}

	/** Each directory on the way to it has to be searched. */
	private boolean can(Path file, int right) {
		try {
			Path real = file.toRealPath();
			for (Path directory = real.getParent(); directory != null; directory = directory.getParent()) {
				if (!isAllowed(directory, EXECUTE)) {
					return false;
				}
			}
			return isAllowed(real, right) && !(right == WRITE && Files.getFileStore(real).isReadOnly());
		}
		catch (IOException ex) {
			// Not there
			return false;
		}
	}

	private boolean isAllowed(Path file, int right) throws IOException {
		Map<String, Object> attributes = Files.readAttributes(file, "unix:mode,uid,gid");
		int mode = (Integer) attributes.get("mode");
		if (this.uid == Identity.ROOT) {
			return right != EXECUTE || Files.isDirectory(file) || (mode & ALL_EXECUTE) != 0;
		}
		int shift = 0;
		if (this.uid == (Integer) attributes.get("uid")) {
			shift = 6;
		}
		else if (this.gids.contains((Integer) attributes.get("gid"))) {
			shift = 3;
		}
		return (mode >> shift & right) != 0;
	}

}
