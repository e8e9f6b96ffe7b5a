package io.bootdaemon.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The attributes of an open file (fstat(2)): of the file itself, which nobody can
 * exchange any more.
 *
 * @param size its size in bytes
 * @param permissions its mode without the type
 * @param owner the id of the user whose it is, as the kernel counts
 */
public record OpenFile(long size, int permissions, long owner) {

	private static final int TYPE_MASK = 0170000;

	private static final int REGULAR = 0100000;

	/**
	 * Whether only root and a user can have made it.
	 * @param user the user's id, as the C library gives it
	 * @return whether it belongs to one of the two
	 */
	public boolean isOwnedByRootOr(int user) {
		return this.owner == 0 || isOwnedBy(user);
	}

	/**
	 * Whether it is a user's.
	 * @param user the user's id, as the C library gives it
	 * @return whether it belongs to that one
	 */
	public boolean isOwnedBy(int user) {
		return this.owner == Integer.toUnsignedLong(user);
	}

	/**
	 * Looks at an open file and refuses what isn't a regular file of one name: a second
	 * hard link may have been planted to aim us at somebody's file.
	 * @param descriptor the open file
	 * @param file what it was opened as, for the message
	 * @return what it is
	 * @throws SystemCallException if it is something else
	 */
	public static OpenFile check(Descriptor descriptor, Path file) throws SystemCallException {
		try {
			Map<String, Object> stat = Files.readAttributes(Path.of("/dev/fd/" + descriptor.number()),
					"unix:mode,nlink,uid,size");
			int mode = (Integer) stat.get("mode");
			if ((mode & TYPE_MASK) != REGULAR) {
				throw new SystemCallException("open '" + file + "'", "EINVAL", "not a regular file");
			}
			if (((Number) stat.get("nlink")).longValue() > 1) {
				throw new SystemCallException("open '" + file + "'", "EMLINK", "it has more than one name");
			}
			return new OpenFile(((Number) stat.get("size")).longValue(), mode & 07777,
					Integer.toUnsignedLong((Integer) stat.get("uid")));
		}
		catch (IOException ex) {
			throw new SystemCallException("fstat '" + file + "'", "EIO", ex.toString());
		}
	}

}
