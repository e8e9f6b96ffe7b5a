package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A directory that no other user can exchange: no link on its path was planted, and no
 * directory on its path can be replaced. In one like /tmp, which everybody can write, the
 * sticky bit keeps others from removing or renaming a file.
 */
public final class TrustedDirectory {

	private static final int ROOT = 0;

	private static final int OTHERS_WRITE = 022;

	private static final int STICKY = 01000;

	/** As many as the kernel follows (path_resolution(7)). */
	private static final int MOST_LINKS = 40;

	private TrustedDirectory() {
	}

	/**
	 * Whether only root can make files in it.
	 * @param directory the directory, absolute
	 * @return false if not, or if it isn't there
	 */
	public static boolean isRootsAlone(Path directory) {
		try {
			return keepsWhatRootMakes(directory) && (mode(directory) & OTHERS_WRITE) == 0;
		}
		catch (IOException ex) {
			// It was removed meanwhile
			return false;
		}
	}

	/**
	 * Whether what root makes in it stays as it is, though others may make files there
	 * too.
	 * @param directory the directory, absolute
	 * @return false if not, or if it isn't there
	 */
	public static boolean keepsWhatRootMakes(Path directory) {
		return isTrusted(directory, ROOT, MOST_LINKS);
	}

	/**
	 * Whether what this process makes in it stays as it is, but for root.
	 * @param directory the directory, absolute
	 * @return false if another user can exchange it, or if it isn't there
	 */
	public static boolean keepsWhatWeMake(Path directory) {
		return isTrusted(directory, ProcessStatus.current().user().orElse(ROOT), MOST_LINKS);
	}

	/**
	 * Whether a path leads where root and a user want it to.
	 * @param directory the directory, absolute
	 * @param user the user's id
	 * @return false if another user can lead it elsewhere, or if it isn't there
	 */
	public static boolean isKeptBy(Path directory, long user) {
		return isTrusted(directory, user, MOST_LINKS);
	}

	/** Each step on the way is looked at before what it leads to. */
	private static boolean isTrusted(Path directory, long user, int links) {
		try {
			Path step = directory.getRoot();
			if (step == null || !isSafe(step, user)) {
				return false;
			}
			for (Path name : directory) {
				Path next = step.resolve(name);
				boolean link = Files.isSymbolicLink(next);
				if (!isOwned(next, user)
						|| !(link ? links > 0 && isTrusted(target(next), user, links - 1) : isSafe(next, user))) {
					return false;
				}
				step = next;
			}
			return Files.isDirectory(step);
		}
		catch (IOException ex) {
			// It doesn't exist, or was just removed
			return false;
		}
	}

	private static Path target(Path link) throws IOException {
		return link.resolveSibling(Files.readSymbolicLink(link));
	}

	private static boolean isSafe(Path directory, long user) throws IOException {
		int mode = mode(directory);
		return isOwned(directory, user) && ((mode & OTHERS_WRITE) == 0 || (mode & STICKY) != 0);
	}

	/** By root, who can do everything anyway, or by the user. */
	private static boolean isOwned(Path file, long user) throws IOException {
		long owner = FileOwner.of(file, LinkOption.NOFOLLOW_LINKS);
		return owner == ROOT || owner == user;
	}

	private static int mode(Path directory) throws IOException {
		return (Integer) Files.getAttribute(directory, "unix:mode");
	}

}
