package io.bootdaemon.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * A directory in which, and on the way to which, nobody but root can put or exchange
 * anything. Root can work in it by path: there is no link that somebody has planted.
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
	public static boolean is(Path directory) {
		return isTrusted(directory, 0, MOST_LINKS);
	}

	/**
	 * Whether what root makes in it stays as it is: others may make files there too, as
	 * in /tmp, but not remove or rename those of root.
	 * @param directory the directory, absolute
	 * @return false if not, or if it isn't there
	 */
	public static boolean keepsWhatRootMakes(Path directory) {
		return isTrusted(directory, STICKY, MOST_LINKS);
	}

	/** Each step on the way was looked at before what it leads to. */
	private static boolean isTrusted(Path directory, int excused, int links) {
		try {
			Path step = directory.getRoot();
			if (step == null || !isRoots(step, excused)) {
				return false;
			}
			for (Path name : directory) {
				Path next = step.resolve(name);
				if (Files.isSymbolicLink(next)) {
					Path target = step.resolve(Files.readSymbolicLink(next));
					if (!isRootsOwn(next) || links == 0 || !isTrusted(target, excused, links - 1)) {
						return false;
					}
				}
				else if (!isRoots(next, excused)) {
					return false;
				}
				step = next;
			}
			return Files.isDirectory(step);
		}
		catch (IOException ex) {
			// Not there, or gone between two looks
			return false;
		}
	}

	private static boolean isRoots(Path file, int excused) throws IOException {
		Map<String, Object> attributes = Files.readAttributes(file, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
		int mode = (Integer) attributes.get("mode");
		return (Integer) attributes.get("uid") == ROOT && ((mode & OTHERS_WRITE) == 0 || (mode & excused) != 0);
	}

	private static boolean isRootsOwn(Path link) throws IOException {
		return (Integer) Files.getAttribute(link, "unix:uid", LinkOption.NOFOLLOW_LINKS) == ROOT;
	}

}
