package io.bootdaemon.daemon.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.OpenFile;
import io.bootdaemon.posix.OpenMode;
import io.bootdaemon.posix.SystemCallException;

/**
 * Opens a log again, with the same checks as the launch.
 */
final class LogOpening {

	/** The default of daemon.log-file-permissions. */
	private static final int USUAL = 0640;

	private LogOpening() {
	}

	/**
	 * Opens a log for writing at its end. What is there may have been put there by
	 * somebody else.
	 * @param kernel opens it
	 * @param file the log
	 * @param permissions those of a new one, whatever the umask
	 * @return a regular file of one name
	 * @throws SystemCallException if there is none, and none can be made
	 */
	static Descriptor open(Kernel kernel, Path file, int permissions) throws SystemCallException {
		boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
		Descriptor log = kernel.open(file, isNew ? OpenMode.APPEND_NEW : OpenMode.APPEND_CREATE, permissions);
		try {
			if (!OpenFile.check(log, file).isOwnedByRootOr(kernel.geteuid())) {
				throw new SystemCallException("open '" + file + "'", "EPERM", "it belongs to another user");
			}
			if (isNew) {
				kernel.fchmod(log, permissions);
			}
			return log;
		}
		catch (SystemCallException ex) {
			kernel.close(log);
			throw ex;
		}
	}

	/**
	 * The permissions of what is open.
	 * @param open what is open
	 * @return its mode; that of a log if it is a device, such as /dev/null, which all may
	 * write
	 * @throws IOException if it can't be known
	 */
	static int permissions(Path open) throws IOException {
		int mode = (Integer) Files.getAttribute(open, "unix:mode");
		return Files.isRegularFile(open) ? mode & 0777 : USUAL;
	}

}
